import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { processRedactor } from './redactor.ts';

const VERSION = 1;

/** As the port `SecretStore` has it. */
export interface PlainSecrets {
  get(reference: string): Promise<string>;
  set(reference: string, secret: string): Promise<void>;
  remove(reference: string): Promise<void>;
}

/** Where secrets lie on computers whose key store Daybook cannot reach from here. */
export function plainSecretsFile(folder: string): string {
  return path.join(folder, 'secrets-unencrypted.json');
}

/**
 * Secrets in a file beside the program's settings that only the person themselves may read. They are not
 * encrypted: this is for the browser's window and the command line, which have no key store. The desktop
 * program never uses it.
 */
export function createPlainSecrets(folder: string): PlainSecrets {
  const file = plainSecretsFile(folder);
  return {
    get: async (reference) => {
      const secret = load(file).get(reference);
      if (secret === undefined) throw new ExpectedFailure('secret-missing', { where: reference });
      processRedactor.register(secret);
      return secret;
    },
    set: async (reference, secret) => {
      processRedactor.register(secret);
      replace(file, load(file).set(reference, secret));
    },
    remove: async (reference) => {
      const secrets = load(file);
      if (secrets.delete(reference)) replace(file, secrets);
    },
  };
}

/**
 * Only a file that is not there counts as empty: nothing is written over what could not be read.
 * @throws ExpectedFailure secrets-unavailable
 */
function load(file: string): Map<string, string> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Map();
    throw unavailable(file);
  }
  if (
    typeof content !== 'object' ||
    content === null ||
    !('version' in content) ||
    content.version !== VERSION
  ) {
    throw unavailable(file);
  }
  const secrets = 'secrets' in content ? content.secrets : null;
  if (typeof secrets !== 'object' || secrets === null) throw unavailable(file);
  return new Map(
    Object.entries(secrets).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** A crash leaves the old content or the new one. The new file is closed to others from its first byte. */
function replace(file: string, secrets: ReadonlyMap<string, string>): void {
  const part = `${file}.${randomUUID()}.part`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const content = { version: VERSION, secrets: Object.fromEntries(secrets) };
    writeFileSync(part, JSON.stringify(content, null, 2), { mode: 0o600, flag: 'wx', flush: true });
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
    throw unavailable(file);
  }
}

function unavailable(file: string): ExpectedFailure {
  return new ExpectedFailure('secrets-unavailable', { data: { why: `${file} cannot be read or written` } });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
