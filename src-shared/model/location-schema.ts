import { z } from 'zod';

const text = z.string().trim().min(1).max(100);

/** A location mapping as a person or a host writes it: JSON text. */
export const locationMappingSchema = z
  .string()
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue({ code: 'custom', message: 'a location mapping as JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.strictObject({
      booksLocation: text,
      contact: text,
      numberFormats: z.strictObject({ invoice: text, creditNote: text }),
      timeZone: text,
      cutOffMinutes: z.int().min(0).max(1439),
    }),
  );
