import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { EXPORT_TEXT_KEYS, type ExportTexts } from '../core/ports/index.ts';

const schema = z.record(z.enum(EXPORT_TEXT_KEYS), z.string().min(1));

/** The texts of exported tables in one language. Every key must be there, and no other. */
export async function readExportTexts(resources: string, language = 'en'): Promise<ExportTexts> {
  const text = await readFile(path.join(resources, 'locales', language, 'exports.json'), 'utf8');
  return schema.parse(JSON.parse(text));
}
