import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExplainingTexts } from '../../src-shared/text/index.ts';

export * from '../../src-shared/text/index.ts';

/** The texts of one language. */
export interface Texts extends ExplainingTexts {
  /** The command line's own texts by key. */
  readonly cli: Readonly<Record<string, string>>;
}

/**
 * Reads the locale files. They ship with the program and a test proves them complete, so they are
 * taken as they are.
 */
export function loadTexts(resources: string, language = 'en'): Texts {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(path.join(resources, 'locales', language, `${name}.json`), 'utf8'));
  return {
    failures: read('failures') as Texts['failures'],
    rejections: read('rejections') as Texts['rejections'],
    notices: read('notices') as Texts['notices'],
    differences: read('differences') as Texts['differences'],
    audit: read('audit') as Texts['audit'],
    cli: read('cli') as Texts['cli'],
  };
}
