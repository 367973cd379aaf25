import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectStream } from '../../src-main/actions/streams/connect.ts';
import { setStream } from '../../src-main/actions/streams/settings.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import type { PostingStyle } from '../../src-shared/model/index.ts';
import { openServices } from '../support/services.ts';

let folder: string;
let services: Services;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-style-'));
  services = await openServices(path.join(folder, 'shop.daybook'));
});
afterEach(async () => {
  await services.ledger.close();
  rmSync(folder, { recursive: true });
});

/** Books that take everything but sales orders. */
function withoutOrders(): Services {
  return {
    ...services,
    openBooks: (account) => {
      const books = services.openBooks(account);
      const types = new Set([...books.capabilities.types].filter((type) => type !== 'sales-order'));
      return { ...books, capabilities: { ...books.capabilities, types } };
    },
  };
}

const connect = (to: Services, postingStyle?: PostingStyle) =>
  connectStream(to, {
    provider: 'sample',
    name: 'Sample',
    settings: postingStyle === undefined ? {} : { postingStyle },
  });

test('a style that makes what the books do not take is refused before anything is posted in it', async () => {
  const refusal = { failure: { code: 'style-not-in-these-books', data: { type: 'sales-order' } } };
  await expect(connect(withoutOrders(), 'orders-and-receipts-per-shift')).rejects.toMatchObject(refusal);
  expect(await services.ledger.streams.list()).toEqual([]);
  await connect(withoutOrders());
  const set = (postingStyle: PostingStyle) =>
    setStream(withoutOrders(), { stream: 'Sample', settings: { postingStyle } });
  await expect(set('orders-and-receipts-per-shift')).rejects.toMatchObject(refusal);
  expect((await services.ledger.streams.byName('Sample'))?.settings.postingStyle).toBe('invoice-per-digest');
  expect((await set('journal-per-digest')).settings.postingStyle).toBe('journal-per-digest');
});

test('books that take orders take the style', async () => {
  const stream = await connect(services, 'orders-and-receipts-per-shift');
  expect(stream.settings.postingStyle).toBe('orders-and-receipts-per-shift');
});

test('what books that take nothing back cannot do by themselves is refused when it is set', async () => {
  const kept: Services = {
    ...services,
    openBooks: (account) => {
      const books = services.openBooks(account);
      return { ...books, capabilities: { ...books.capabilities, undo: false } };
    },
  };
  const refusal = { failure: { code: 'replace-not-in-these-books' } };
  const input = { provider: 'sample', name: 'Sample' } as const;
  await expect(connectStream(kept, { ...input, settings: { changedDays: 'replace' } })).rejects.toMatchObject(
    refusal,
  );
  expect(await services.ledger.streams.list()).toEqual([]);
  await connectStream(kept, { ...input, settings: { changedDays: 'adjust' } });
  const set = (to: Services, changedDays: 'replace' | 'ask') =>
    setStream(to, { stream: 'Sample', settings: { changedDays } });
  await expect(set(kept, 'replace')).rejects.toMatchObject(refusal);
  expect((await services.ledger.streams.byName('Sample'))?.settings.changedDays).toBe('adjust');
  expect((await set(kept, 'ask')).settings.changedDays).toBe('ask');
  expect((await set(services, 'replace')).settings.changedDays).toBe('replace');
});
