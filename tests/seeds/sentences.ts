import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The texts that the project began with lie beside the repository, where they are there at all. */
const SEEDS = path.resolve(import.meta.dirname, '../../../shared/seeds');

/** The texts about what a till does. */
export const SEED_NUMBERS = ['002', '003', '004'] as const;
export type SeedNumber = (typeof SEED_NUMBERS)[number];

/** A sentence, a heading or a caption, as it is told apart: by the hash of its words. */
export interface Sentence {
  readonly seed: SeedNumber;
  readonly text: string;
  readonly hash: string;
}

export const SEEDS_ARE_HERE = existsSync(SEEDS);

/** Every different sentence of a seed, in order. */
export function sentencesOf(seed: SeedNumber): readonly Sentence[] {
  const file = readdirSync(SEEDS).find((name) => name.startsWith(`${seed}_`));
  if (file === undefined) throw new Error(`There is no seed ${seed} in ${SEEDS}`);
  const sentences = readFileSync(path.join(SEEDS, file), 'utf8')
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.!?:])\s+(?=\S)/u))
    .map((text) => text.trim().replaceAll(/\s+/gu, ' '))
    .filter((text) => /[a-z]/iu.test(text));
  return [...new Set(sentences)].map((text) => ({ seed, text, hash: hashOf(text) }));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
