import './jitless.ts';
import { z } from 'zod';

const text = z.string().trim().min(1).max(100);
const numberFormats = z.strictObject({ invoice: text, creditNote: text });
const location = z.strictObject({
  booksLocation: text,
  contact: text,
  numberFormats,
  timeZone: text,
  cutOffMinutes: z.int().min(0).max(1439),
});

const json = z.string().transform((source, context): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    context.addIssue({ code: 'custom', message: 'a location mapping as JSON' });
    return z.NEVER;
  }
});

/** A location mapping as JSON text, whole: what `mappings.list` gives. */
export const locationMappingSchema = json.pipe(location);

/** What a person changes of a location mapping, as JSON text: the fields that are to change. */
export const locationChangeSchema = json.pipe(
  location.extend({ numberFormats: numberFormats.partial() }).partial(),
);
