import './jitless.ts';
import { z } from 'zod';
import { jsonText } from './location-schema.ts';

const row = z.strictObject({
  account: z.string().trim().min(1).max(100).nullable(),
  branch: z.boolean(),
  details: z.enum(['off', 'optional', 'required']),
});

/** How a row of the POS journal is mapped, as JSON text, whole: what `mappings.list` gives. */
export const journalRowMappingSchema = jsonText.pipe(row);

/** What a person changes of it, as JSON text: the fields that are to change. */
export const journalRowChangeSchema = jsonText.pipe(row.partial());
