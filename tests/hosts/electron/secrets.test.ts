import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeyStore, createSecrets, hasKeyStore } from '../../../src-main/hosts/electron/secrets.ts';
import { createLog, systemClock } from '../../../src-main/platform/index.ts';
import { safeStorage, standIn } from './stand-in/electron.ts';

const keys = safeStorage as KeyStore;
let folder = '';
const file = (): string => path.join(folder, 'secrets.json');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-secrets-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  standIn.backend = 'gnome_libsecret';
  standIn.encrypts = true;
});

describe('secrets', () => {
  test('come back, and lie on the disk only encrypted', async () => {
    const secrets = createSecrets(folder, keys, 'linux');
    await secrets.set('stream/7', 'tok-4711');
    expect(await createSecrets(folder, keys, 'linux').get('stream/7')).toBe('tok-4711');
    const text = readFileSync(file(), 'utf8');
    expect(text).not.toContain('tok-4711');
    expect(text).not.toContain(Buffer.from('tok-4711').toString('base64'));
    expect(statSync(file()).mode & 0o077).toBe(0);
  });

  test('that are not there are missing, also under the names that every object has', async () => {
    const secrets = createSecrets(folder, keys, 'linux');
    for (const reference of ['stream/7', 'constructor', '__proto__']) {
      await expect(secrets.get(reference)).rejects.toMatchObject({
        failure: { code: 'secret-missing', where: reference },
      });
    }
  });

  test('are gone once removed, and removing what is not there succeeds', async () => {
    const secrets = createSecrets(folder, keys, 'linux');
    await secrets.set('a', 'one');
    await secrets.set('b', 'two');
    await secrets.remove('a');
    await secrets.remove('a');
    await expect(secrets.get('a')).rejects.toMatchObject({ failure: { code: 'secret-missing' } });
    expect(await secrets.get('b')).toBe('two');
  });

  test('written at the same time are all kept, and no part of a file stays behind', async () => {
    const secrets = createSecrets(folder, keys, 'linux');
    const names = Array.from({ length: 20 }, (_, at) => `stream/${at}`);
    await Promise.all(names.map((name) => secrets.set(name, `secret of ${name}`)));
    expect(await Promise.all(names.map((name) => secrets.get(name)))).toEqual(
      names.map((name) => `secret of ${name}`),
    );
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  test('of another key store are missing, not a defect', async () => {
    const secrets = { 'stream/7': Buffer.from('of another computer').toString('base64') };
    writeFileSync(file(), JSON.stringify({ version: 1, secrets }));
    await expect(createSecrets(folder, keys, 'linux').get('stream/7')).rejects.toMatchObject({
      failure: { code: 'secret-missing' },
    });
  });

  test('in a file that cannot be read are never written over', async () => {
    mkdirSync(file());
    const secrets = createSecrets(folder, keys, 'linux');
    const unavailable = { failure: { code: 'secrets-unavailable', data: { why: 'EISDIR' } } };
    await expect(secrets.set('a', 'tok')).rejects.toMatchObject(unavailable);
    await expect(secrets.get('a')).rejects.toMatchObject(unavailable);
    expect(readdirSync(folder)).toEqual(['secrets.json']);
  });

  test('of a newer Daybook are left alone', async () => {
    const newer = JSON.stringify({ version: 2, secrets: [] });
    writeFileSync(file(), newer);
    const set = createSecrets(folder, keys, 'linux').set('a', 'tok');
    await expect(set).rejects.toMatchObject({ failure: { code: 'secrets-unavailable' } });
    expect(readFileSync(file(), 'utf8')).toBe(newer);
  });

  test('beside what this version does not know are kept, and so is that', async () => {
    const secrets = createSecrets(folder, keys, 'linux');
    await secrets.set('a', 'one');
    const content = JSON.parse(readFileSync(file(), 'utf8')) as { readonly secrets: object };
    const odd = { ...content, added: 'later', secrets: { ...content.secrets, odd: 7 } };
    writeFileSync(file(), JSON.stringify(odd));
    await secrets.set('b', 'two');
    expect([await secrets.get('a'), await secrets.get('b')]).toEqual(['one', 'two']);
    await expect(secrets.get('odd')).rejects.toMatchObject({ failure: { code: 'secret-missing' } });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ added: 'later', secrets: { odd: 7 } });
  });

  test('in a broken file are put aside with it', async () => {
    writeFileSync(file(), '{"version":1,"secrets":{"a":"dG9r');
    const secrets = createSecrets(folder, keys, 'linux');
    await secrets.set('b', 'two');
    expect(await secrets.get('b')).toBe('two');
    const aside = readdirSync(folder).find((name) => name.startsWith('secrets.broken-'));
    expect(readFileSync(path.join(folder, aside ?? ''), 'utf8')).toContain('dG9r');
  });

  test('that were kept or handed out are in no line of a log', async () => {
    const log = createLog({ folder, clock: systemClock({}) });
    await createSecrets(folder, keys, 'linux').set('a', 'kept-4711');
    const sealed = (await keys.encryptStringAsync('handed-4712')).toString('base64');
    writeFileSync(file(), JSON.stringify({ version: 1, secrets: { b: sealed } }));
    const handed = await createSecrets(folder, keys, 'linux').get('b');
    log.warn('defect', { problem: `refused kept-4711 and ${handed}` });
    expect(readFileSync(path.join(folder, 'daybook.log'), 'utf8')).not.toMatch(/471[12]/u);
  });

  test('are encrypted anew when the key store asks for it', async () => {
    const decrypt = vi.fn(async () => ({ result: 'tok', shouldReEncrypt: true }));
    const encrypt = vi.fn(async () => Buffer.from('anew'));
    const rotated = { ...keys, decryptStringAsync: decrypt, encryptStringAsync: encrypt };
    await createSecrets(folder, keys, 'linux').set('a', 'tok');
    expect(await createSecrets(folder, rotated, 'linux').get('a')).toBe('tok');
    expect(encrypt).toHaveBeenCalledWith('tok');
    expect(readFileSync(file(), 'utf8')).toContain(Buffer.from('anew').toString('base64'));
  });
});

describe('a key store', () => {
  test.each(['basic_text', 'unknown'])('that is only %s keeps nothing', async (backend) => {
    standIn.backend = backend;
    const encrypt = vi.fn(async () => Buffer.from('x'));
    const secrets = createSecrets(folder, { ...keys, encryptStringAsync: encrypt }, 'linux');
    const unavailable = { failure: { code: 'secrets-unavailable' } };
    await expect(secrets.set('a', 'tok')).rejects.toMatchObject(unavailable);
    await expect(secrets.get('a')).rejects.toMatchObject(unavailable);
    await expect(secrets.remove('a')).rejects.toMatchObject(unavailable);
    expect(encrypt).not.toHaveBeenCalled();
    expect(existsSync(file())).toBe(false);
  });

  test('is not asked for its kind where there is only one', async () => {
    standIn.backend = 'basic_text';
    expect(await hasKeyStore(keys, 'win32')).toBe(true);
    expect(await hasKeyStore(keys, 'darwin')).toBe(true);
  });

  test('that cannot encrypt keeps nothing', async () => {
    standIn.encrypts = false;
    const set = createSecrets(folder, keys, 'darwin').set('a', 'tok');
    await expect(set).rejects.toMatchObject({ failure: { code: 'secrets-unavailable' } });
  });
});
