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
  // It stands in account numbers behind a dash.
  department: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9]{1,20}$/u)
    .nullable(),
  cashDebtor: text,
});

/** Text that is JSON, read. */
export const jsonText = z.string().transform((source, context): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    context.addIssue({ code: 'custom', message: 'JSON' });
    return z.NEVER;
  }
});

/** A location mapping as JSON text, whole: what `mappings.list` gives. */
export const locationMappingSchema = jsonText.pipe(location);

/** What a person changes of a location mapping, as JSON text: the fields that are to change. */
export const locationChangeSchema = jsonText.pipe(
  location.extend({ numberFormats: numberFormats.partial() }).partial(),
);
