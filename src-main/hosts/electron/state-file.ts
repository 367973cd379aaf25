import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/** The content of a small JSON file; null where there is none or it is not what it should be. */
export function readState<T extends z.ZodType>(file: string, schema: T): z.output<T> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Replaces a small file in one step. It does not return before it is done: a program that ends waits for nobody. */
export function writeState(file: string, state: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const part = `${file}.${randomUUID()}.part`;
  try {
    // Only the person themselves may read it: one of these files holds secrets, though encrypted.
    writeFileSync(part, JSON.stringify(state, null, 2), { mode: 0o600, flush: true });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
