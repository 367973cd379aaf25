import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditChanges } from '../../../src-main/actions/audit/changes.ts';
import { createSignature } from '../../../src-main/platform/index.ts';
import { AUDITED, type AuditAction, auditFieldOf, toldChanges } from '../../../src-shared/model/index.ts';
import { openShop, salesFile, type Shop } from '../../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const entries = async (input: { readonly group?: 'run' } = {}) =>
  (await shop.ok('audit.list', input)).entries;
const actions = async () => new Set((await entries()).map(({ action }) => action));

/** Every request that a person changes something with, as far as a till of files takes one. */
test('what a person does is in the history, with what it changed', async () => {
  shop.put(
    'a.csv',
    salesFile([
      { id: '1', total: '10.60', tax: '0.60' },
      { id: '2', total: '7.00' },
    ]),
  );
  await shop.ok('streams.connect', { provider: 'file', name: 'Till', folder: shop.folder, currency: 'EUR' });
  await shop.ok('streams.set', { stream: 'Till', settings: { autoInvoice: false } });
  await shop.ok('mappings.set', { stream: 'Till', type: 'payment-method', key: 'Amex', value: '1110' });
  await shop.ok('sync.run', {});
  const [digest] = (await shop.ok('digests.list', {})).digests;
  const id = digest?.id ?? '';
  const { orders } = await shop.ok('digests.orders', { id });
  const document = orders[0]?.id ?? '';
  await shop.ok('digests.review', { ids: [id], reviewed: true });
  await shop.ok('digests.note', { id, note: 'Till counted twice' });
  await shop.ok('digests.exclude', { id, document, reason: 'a training sale' });
  await shop.ok('digests.include', { id, document });
  await shop.ok('digests.post', { ids: [id] });
  await shop.ok('status.refresh', {});
  const [invoice] = (await shop.ok('books.invoices', {})).invoices;
  await shop.ok('books.undo', { number: invoice?.number ?? '', reason: 'wrong day' });
  await shop.ok('books.bring-back', { number: invoice?.number ?? '' });
  await shop.ok('books.set-lock', { lockedThrough: '2020-01-01' });
  await shop.ok('streams.set', { stream: 'Till', status: 'paused' });

  const expected: readonly AuditAction[] = [
    'stream-connected',
    'books-connected',
    'stream-changed',
    'mapping-set',
    'run-ended',
    'digest-reviewed',
    'digest-noted',
    'document-excluded',
    'document-included',
    'document-posted',
    'retry-asked',
    'document-reversed',
    'posting-undone',
    'posting-brought-back',
    'books-locked',
  ];
  const done = await actions();
  expect(expected.filter((action) => !done.has(action))).toEqual([]);
  const all = await entries();
  for (const { action, who, changes } of all) {
    expect(Object.keys(AUDITED)).toContain(action);
    expect(who, action).toBe('person');
    for (const { field } of toldChanges(action, changes)) {
      expect(auditFieldOf(action, field), `${action} ${field}`).not.toBeNull();
    }
  }
  expect(all[0]).toMatchObject({
    action: 'stream-changed',
    subject: { kind: 'stream', name: 'Till' },
    changes: [{ field: 'status', before: 'active', after: 'paused' }],
  });
  const noted = all.find(({ action }) => action === 'digest-noted');
  expect(noted?.changes).toEqual([{ field: '', before: null, after: 'Till counted twice' }]);
  const own = (await shop.ok('audit.list', { subject: id })).entries.map(({ action }) => action);
  // The day's: who posted it and took it back, and who kept a receipt out. Nothing of the store or the books.
  expect(own.toSorted()).toEqual(
    all
      .filter(({ subject }) => ['digest', 'document', 'receipt'].includes(subject.kind))
      .filter(({ subject }) => subject.id !== '')
      .map(({ action }) => action)
      .toSorted(),
  );
  expect(own).toEqual(
    expect.arrayContaining([
      'digest-noted',
      'digest-reviewed',
      'document-posted',
      'posting-undone',
      'document-excluded',
      'document-included',
    ]),
  );
  const found = await shop.ok('audit.list', { subject: id, search: invoice?.number ?? '' });
  expect(found.entries.map(({ action }) => action)).toContain('posting-undone');
});

test('nothing is written down for what is refused', async () => {
  const before = await actions();
  await shop.fails('streams.set', { stream: 'Nobody', status: 'paused' });
  expect(await actions()).toEqual(before);
});

test('days are those of the zone that is asked for', async () => {
  await shop.ok('books.connect', { system: 'embedded', name: 'Mine', currency: 'EUR' });
  const [entry] = await entries();
  const day = (entry?.at ?? '').slice(0, 10);
  expect((await shop.ok('audit.list', { from: day, to: day })).entries).toHaveLength(1);
  const elsewhere = await Promise.all(
    ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((timeZone) =>
      shop.ok('audit.list', { from: day, to: day, timeZone }),
    ),
  );
  // Fourteen hours ahead and eleven behind: in one of them it was another day.
  expect(elsewhere.some(({ entries: found }) => found.length === 0)).toBe(true);
});

test('the file has what the list has', async () => {
  await shop.ok('books.connect', { system: 'embedded', name: 'Mine', currency: 'EUR' });
  await shop.ok('books.set-lock', { lockedThrough: '2020-01-31' });
  await shop.ok('streams.connect', {
    provider: 'file',
    name: 'Till',
    folder: shop.folder,
    books: 'Mine',
    currency: 'EUR',
  });
  await shop.ok('mappings.set', { stream: 'Till', type: 'payment-method', key: 'Amex', value: '1110' });
  const file = await shop.ok('audit.export', { format: 'csv' });
  const parts: string[] = [];
  for await (const part of file.parts) {
    parts.push(typeof part === 'string' ? part : Buffer.from(part).toString('utf8'));
  }
  const text = parts.join('');
  expect(text).toContain('Time (UTC),Who,What,Subject');
  expect(text).toContain('A person,Books connected,Mine');
  expect(text).toContain("Kind of books: Daybook's own books");
  expect(text).toContain('Locked through: 31 Jan 2020');
  expect(text).toContain('Mapping changed,Amex (payment method),Till,,,Mapped to: 1110; Decided by: Setting');
  const sheet = await shop.ok('audit.export', { format: 'xlsx' });
  expect(sheet.name).toBe('history.xlsx');
});

test('who asked follows the work through queues and waits', async () => {
  const signature = createSignature('person');
  let queue: Promise<unknown> = Promise.resolve();
  const heard: string[] = [];
  const hear = async (before: Promise<unknown>): Promise<void> => {
    await before;
    await setTimeout(1);
    heard.push(signature.by());
  };
  const work = (): Promise<unknown> => (queue = hear(queue));
  await Promise.all([work(), signature.as('schedule', work), work(), signature.as('command-line', work)]);
  expect(heard).toEqual(['person', 'schedule', 'person', 'command-line']);
});

test.each([
  [null, 'reason', [{ field: '', before: null, after: 'reason' }]],
  [{ a: 1, b: 2 }, { a: 1, b: 3 }, [{ field: 'b', before: '2', after: '3' }]],
  [null, { value: { account: '1010' } }, [{ field: 'value.account', before: null, after: '1010' }]],
  [{ hours: [1, 2] }, { hours: [1] }, [{ field: 'hours', before: '1, 2', after: '1' }]],
  [null, null, []],
])('%j became %j', (before, after, changes) => {
  expect(auditChanges(before, after)).toEqual(changes);
});
