import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { NOTE_TEXT_KEYS, type NoteTexts } from '../actions/schedule/tell-missing.ts';

const schema = z.record(z.enum(NOTE_TEXT_KEYS), z.string().min(1));

/** The texts of notes outside the window. Every key must be there, and no other. */
export async function readNoteTexts(resources: string, language = 'en'): Promise<NoteTexts> {
  const text = await readFile(path.join(resources, 'locales', language, 'notes.json'), 'utf8');
  return schema.parse(JSON.parse(text));
}
