import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** How many complaints there are, numbered from 1. */
export const COMPLAINTS = 32;

const text = z.string().trim().min(1);
const complaint = { id: z.int().min(1).max(COMPLAINTS), complaint: text };

const StandingGuard = z.strictObject({
  ...complaint,
  /** "file: what in it": the place that makes the complaint impossible. */
  guard: text,
  /** The file in tests/guards that takes the guard out. */
  patch: text,
  /** The test files that must turn red without it. */
  tests: z.array(text).min(1),
  /** Part of the full name of a test in each of them. */
  turnsRed: text,
});

/** Nothing keeps this from happening yet; `pending` says what is missing. */
const PendingGuard = z.strictObject({ ...complaint, pending: text });

export type StandingGuard = z.infer<typeof StandingGuard>;
export type PendingGuard = z.infer<typeof PendingGuard>;
export type GuardEntry = StandingGuard | PendingGuard;

export function isPending(entry: GuardEntry): entry is PendingGuard {
  return 'pending' in entry;
}

export function isStanding(entry: GuardEntry): entry is StandingGuard {
  return !isPending(entry);
}

/** "07", as patches and the report begin. */
export function numberOf({ id }: Pick<GuardEntry, 'id'>): string {
  return String(id).padStart(2, '0');
}

/** Where a guard's patch is, from the root of the project. */
export function patchOf({ patch }: Pick<StandingGuard, 'patch'>): string {
  return path.posix.join('tests/guards', patch);
}

/**
 * The list of what users of such programs complain about, each with the guard against it.
 * @throws when the list is not of this form
 */
export function readEntries(root: string): readonly GuardEntry[] {
  const list: unknown = JSON.parse(readFileSync(path.join(root, 'tests/guards.json'), 'utf8'));
  return z.array(z.union([StandingGuard, PendingGuard])).parse(list);
}
