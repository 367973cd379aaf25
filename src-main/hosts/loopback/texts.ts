import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TextData, fillText } from '../../platform/index.ts';

/** Says a text of this host by its key. */
export type Say = (key: string, data?: TextData) => string;

/** Reads the texts of this host; they ship with the program, and a test looks that none is missing. */
export function loadSay(resources: string, language = 'en'): Say {
  const file = path.join(resources, 'locales', language, 'loopback.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return (key, data = {}) => fillText(texts[key] ?? key, data);
}
