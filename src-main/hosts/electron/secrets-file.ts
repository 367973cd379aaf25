import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { writeState } from './state-file.ts';

const VERSION = 1;
// What a later version adds stays in it.
const secretsFile = z.looseObject({
  version: z.literal(VERSION),
  secrets: z.record(z.string(), z.unknown()),
});
const newerFile = z.object({ version: z.int().gt(VERSION) });
type Content = z.output<typeof secretsFile>;

const EMPTY: Content = { version: VERSION, secrets: {} };

/** Encrypted secrets by their references; an entry that is no text is nothing this version can read. */
export type Ciphers = Content['secrets'];

/** `secrets.json`. What is in it cannot be made again, so nothing is written over that was not read. */
export interface SecretsFile {
  /** @throws ExpectedFailure secrets-unavailable when the file is there and cannot be read, or is newer */
  read(): Ciphers;
  /**
   * Reads and writes in one go: nothing else of this process comes in between.
   * @throws ExpectedFailure secrets-unavailable, as `read`
   */
  change(changed: (ciphers: Ciphers) => Ciphers): void;
}

export function openSecretsFile(folder: string): SecretsFile {
  const file = path.join(folder, 'secrets.json');

  function load(): Content {
    const text = textOf(file);
    if (text === null) return EMPTY;
    const content = contentOf(text);
    const known = secretsFile.safeParse(content);
    if (known.success) return known.data;
    if (newerFile.safeParse(content).success) throw unavailable('secrets.json is of a newer Daybook');
    putAside();
    return EMPTY;
  }

  /** A person may still get their secrets out of it, or support may see what has happened. */
  function putAside(): void {
    try {
      renameSync(file, path.join(folder, `secrets.broken-${randomUUID()}.json`));
    } catch (error) {
      throw unavailable(codeOf(error));
    }
  }

  return {
    read: () => load().secrets,
    change: (changed) => {
      const content = load();
      writeState(file, { ...content, secrets: changed(content.secrets) });
    },
  };
}

/** Null when there is no file, which is the only thing that means "no secrets". */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return null;
    throw unavailable(code);
  }
}

/** Null for what is no JSON. */
function contentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function unavailable(why: string): ExpectedFailure {
  return new ExpectedFailure('secrets-unavailable', { data: { why } });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
