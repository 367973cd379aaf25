import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlainSecrets, plainSecretsFile, processRedactor } from '../../src-main/platform/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a secret is there for the next program, until it is removed', async () => {
  const inside = path.join(folder, 'daybook');
  await createPlainSecrets(inside).set('books/a', 'right-password');
  await createPlainSecrets(inside).set('books/b', 'other-password');
  expect(await createPlainSecrets(inside).get('books/a')).toBe('right-password');
  await createPlainSecrets(inside).remove('books/a');
  await createPlainSecrets(inside).remove('books/never');
  await expect(createPlainSecrets(inside).get('books/a')).rejects.toMatchObject({
    failure: { code: 'secret-missing', where: 'books/a' },
  });
  expect(await createPlainSecrets(inside).get('books/b')).toBe('other-password');
});

test.skipIf(process.platform === 'win32')(
  'nobody else may read the file, whoever made it before',
  async () => {
    writeFileSync(plainSecretsFile(folder), '{"version":1,"secrets":{}}', { mode: 0o644 });
    await createPlainSecrets(folder).set('books/a', 'right-password');
    expect(statSync(plainSecretsFile(folder)).mode & 0o777).toBe(0o600);
  },
);

test('what is kept or handed out is in no log', async () => {
  await createPlainSecrets(folder).set('books/a', 'kept-in-the-file');
  expect(processRedactor.redact('kept-in-the-file')).toBe('•••');
});

test.each(['{', '[]', '{"version":2,"secrets":{}}', '{"version":1}'])(
  'a file that cannot be understood is not written over: %s',
  async (content) => {
    writeFileSync(plainSecretsFile(folder), content);
    await expect(createPlainSecrets(folder).set('books/a', 'right-password')).rejects.toMatchObject({
      failure: { code: 'secrets-unavailable' },
    });
    expect(readFileSync(plainSecretsFile(folder), 'utf8')).toBe(content);
  },
);
