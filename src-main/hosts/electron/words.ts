import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TextData, fillText } from '../../platform/index.ts';

/** A text of the shell around the window: menus, dialogs. The page has texts of its own. */
export type Say = (key: string, data?: TextData) => string;

/** Reads the texts; a test proves that every one that is used is there. */
export function loadWords(resources: string, language = 'en'): Say {
  const file = path.join(resources, 'locales', language, 'desktop.json');
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return (key, data = {}) => fillText(texts[key] ?? key, data);
}
