import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engine, openEngine } from '../../src-main/engine/engine.ts';
import { createPlainSecrets, plainSecretsFile } from '../../src-main/platform/index.ts';
import { requireTool } from '../support/requires.ts';
import { RESOURCES } from '../support/shop.ts';
import { POS_USER } from '../support/tryton/company.ts';
import { startTryton, type TrytonServer } from '../support/tryton/server.ts';

describe.skipIf(!requireTool('tryton').available)('connecting Tryton', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-connect-'));
  let server: TrytonServer;
  let engine: Engine;
  beforeAll(async () => {
    server = await startTryton();
    engine = await openEngine({
      ledger: path.join(folder, 'shop.daybook'),
      resources: RESOURCES,
      programVersion: 'test',
      host: { secrets: createPlainSecrets(folder), notify: () => Promise.resolve() },
    });
  });
  afterAll(async () => {
    await engine.close();
    await server.remove();
    rmSync(folder, { recursive: true });
  });
  const connect = (name: string, more: Readonly<Record<string, string>> = {}) => {
    const { url, database } = server;
    return engine.call('books.connect', { system: 'tryton', name, url, database, ...POS_USER, ...more });
  };

  test('what cannot be reached, logged in to or is kept in another currency is not connected', async () => {
    expect(await connect('Books', { password: 'wrong-password' })).toMatchObject({
      failure: { code: 'credentials-expired' },
    });
    expect(await connect('Books', { currency: 'EUR' })).toMatchObject({
      failure: { code: 'currency-differs', data: { currency: 'EUR', books: 'MYR' } },
    });
    expect(await connect('Books', { url: 'http://127.0.0.1:1' })).toMatchObject({
      failure: { code: 'books-unreachable' },
    });
    for (const url of ['http://books.example.com', 'ftp://127.0.0.1', 'https://me:secret@example.com', '']) {
      expect(await connect('Books', { url })).toMatchObject({ failure: { code: 'bad-input', where: 'url' } });
    }
    expect(await engine.call('books.list', {})).toMatchObject({ value: { books: [] } });
    expect(readFileSync(plainSecretsFile(folder), 'utf8')).not.toContain('books/');
  });

  test('what was tried is connected, with its own chart, and its password is not in the ledger', async () => {
    expect(await connect('Head office')).toEqual({
      ok: true,
      value: { books: { name: 'Head office', system: 'tryton', currency: 'MYR' } },
    });
    expect(await connect('head OFFICE')).toMatchObject({ failure: { code: 'books-name-taken' } });
    expect(await engine.call('books.test', {})).toMatchObject({
      value: { company: 'Corner Shop', currency: 'MYR', version: expect.stringMatching(/^6\./u) as string },
    });
    const chart = await engine.call('books.chart', {});
    expect(JSON.stringify(chart)).toContain('"1200"');
    for (const file of readdirSync(folder).filter((name) => name.startsWith('shop.daybook'))) {
      expect(readFileSync(path.join(folder, file), 'latin1')).not.toContain(POS_USER.password);
    }
  });

  test('a connection is tried before it takes the place of the one that works', async () => {
    const { url, database } = server;
    const asNow = { url, database, user: POS_USER.user };
    const secrets = readFileSync(plainSecretsFile(folder), 'utf8');
    expect(await engine.call('books.try', { books: 'Head office' })).toMatchObject({
      value: { company: 'Corner Shop', currency: 'MYR' },
    });
    expect(await engine.call('books.try', { system: 'tryton', ...asNow, password: 'wrong' })).toMatchObject({
      failure: { code: 'credentials-expired' },
    });
    for (const wrong of [{ password: 'wrong' }, { user: 'nobody' }, { database: 'nowhere' }]) {
      expect(await engine.call('books.set-connection', { ...asNow, ...wrong })).toMatchObject({ ok: false });
    }
    // What is on another server does not get the password of this one.
    expect(await engine.call('books.set-connection', { url: 'http://127.0.0.1:1' })).toMatchObject({
      failure: { code: 'bad-input', where: 'password' },
    });
    expect(readFileSync(plainSecretsFile(folder), 'utf8')).toBe(secrets);
    expect(await engine.call('books.connections', {})).toMatchObject({
      value: { books: [{ name: 'Head office', connection: asNow, parked: null, streams: [] }] },
    });
    expect(
      await engine.call('books.set-connection', { url: url.replace('127.0.0.1', 'localhost'), ...POS_USER }),
    ).toMatchObject({ value: { found: { company: 'Corner Shop' } } });
    expect(await engine.call('books.test', {})).toMatchObject({ ok: true });
    expect(await engine.call('books.set-connection', { url, ...POS_USER })).toMatchObject({ ok: true });
    expect(readFileSync(plainSecretsFile(folder), 'utf8')).not.toContain('trial/');
  });

  test('books that were ended are not reached, and are again when they are back', async () => {
    await server.kill();
    expect(await engine.call('books.test', {})).toMatchObject({ failure: { code: 'books-unreachable' } });
    // The editors of mappings go on with the chart as it was read last.
    const chart = await engine.call('books.chart', {});
    expect(JSON.stringify(chart)).toContain('"1200"');
    await server.start();
    expect(await engine.call('books.test', {})).toMatchObject({ ok: true });
  });
});
