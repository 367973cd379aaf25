import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SEED_NUMBERS } from './sentences.ts';

const RowSchema = z.strictObject({
  seed: z.enum(SEED_NUMBERS),
  hash: z.string().length(12),
  /** The first words, for people. */
  begins: z.string().min(1),
  is: z.union([
    /** A test of this folder shows it; `asserts` says what it looks for in the ledger. */
    z.strictObject({
      file: z.string(),
      test: z.string(),
      /** Of a test that is run for several: the rows that show this sentence. */
      cases: z.array(z.string()).optional(),
      asserts: z.string(),
    }),
    /** Says nothing about what a program does, and why. */
    z.strictObject({ notBehaviour: z.string() }),
    /** Behaviour of a later issue: its test comes with it. */
    z.strictObject({ issue: z.int(), what: z.string() }),
  ]),
});

/** A sentence of the texts that the project began with, and what became of it. */
export type SeedRow = z.infer<typeof RowSchema>;

/** In the order of the texts. */
export const SEED_TABLE: readonly SeedRow[] = z
  .array(RowSchema)
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'table.json'), 'utf8')));
