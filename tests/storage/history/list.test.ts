import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditQuery } from '../../../src-main/core/ports/index.ts';
import { type AuditedAction, writeAudits } from '../../../src-main/storage/audit.ts';
import { digestIdOf } from '../../../src-main/storage/digests/id.ts';
import { documentIdOf } from '../../../src-main/storage/document-id.ts';
import { listAudit } from '../../../src-main/storage/history/list.ts';
import { createStreamStore } from '../../../src-main/storage/stream-store.ts';
import { type AuditEntry, AUDITED, AUDIT_GROUPS } from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { aSale, MONDAY, TUESDAY } from '../../support/builders.ts';
import { BOOKS, STREAM, TestLedger } from '../../support/test-ledger.ts';
import { plansOf } from '../plans.ts';
import { expectFailure } from '../scratch.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
  return () => ledger.close();
});

const FIRST = { cursor: null, limit: 200 } as const;
const note = (at: number, parts: Partial<AuditedAction> = {}): AuditedAction => ({
  at: instant(at),
  action: 'digest-noted',
  subject: digestIdOf(STREAM.id, 'KL', MONDAY),
  before: null,
  after: String(at),
  ...parts,
});
const write = (...actions: readonly AuditedAction[]) => ledger.db.write((tx) => writeAudits(tx, actions));
const list = async (query: AuditQuery = {}): Promise<readonly AuditEntry[]> =>
  (await listAudit(ledger.db.read, query, FIRST)).rows;

describe('the list', () => {
  test('has the newest on top, whatever order it was written in, and pages without a gap', async () => {
    await write(note(20), note(40), note(30), note(30, { after: 'same moment' }), note(10));
    const query = { group: 'decision' } as const;
    const all = (await list(query)).map(({ after }) => after);
    expect(all).toEqual(['40', 'same moment', '30', '20', '10']);
    const paged: unknown[] = [];
    let cursor: string | null = null;
    do {
      const page = await listAudit(ledger.db.read, query, { cursor, limit: 2 });
      paged.push(...page.rows.map(({ after }) => after));
      expect(page.total).toEqual({ value: 5, exact: true });
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(all);
  });

  test('a page goes on in its own filter only', async () => {
    await write(note(1), note(2));
    const { next } = await listAudit(ledger.db.read, { group: 'decision' }, { cursor: null, limit: 1 });
    await expectFailure(() => listAudit(ledger.db.read, {}, { cursor: next, limit: 1 }), 'bad-input');
  });

  test('is narrowed down by group, time, who and subject, and all of it together', async () => {
    await write(
      note(10),
      note(20, { who: 'schedule' }),
      note(30, { action: 'books-locked', subject: BOOKS, after: MONDAY }),
    );
    expect((await list({ group: 'period' })).map(({ action }) => action)).toEqual(['books-locked']);
    expect((await list({ who: 'schedule' })).map(({ after }) => after)).toEqual(['20']);
    expect((await list({ who: 'schedule', group: 'period' })).length).toBe(0);
    expect((await list({ from: instant(20), before: instant(30) })).map(({ after }) => after)).toEqual([
      '20',
    ]);
    expect((await list({ subject: BOOKS, group: 'period' })).map(({ after }) => after)).toEqual([MONDAY]);
  });

  test('every group of the list of actions can be asked for', () => {
    const groups = new Set(Object.values(AUDITED).map(({ group }) => group));
    expect([...groups].filter((group) => !AUDIT_GROUPS.includes(group))).toEqual([]);
  });
});

describe('what is kept', () => {
  test('has no secrets, and no whole documents', async () => {
    const long = 'x'.repeat(50_000);
    const secret = {
      url: 'https://books',
      password: 'p4ss',
      inner: { apiKey: 'k3y', accessToken: 't0k', pin: '1234', authorization: 'Basic b2s' },
    };
    await write(note(10, { before: secret, after: { note: long, streams: Array(5_000).fill('line') } }));
    const [entry] = await list({ group: 'decision' });
    expect(entry?.before).toEqual({ url: 'https://books', inner: {} });
    expect(JSON.stringify(entry)).not.toMatch(/p4ss|k3y|t0k/u);
    expect(JSON.stringify(entry?.after).length).toBeLessThan(8_100);
  });

  test('nothing is written when the rest is not', async () => {
    await ledger.db
      .write((tx) => {
        writeAudits(tx, [note(10)]);
        throw new Error('no');
      })
      .catch(() => null);
    expect(await list({ group: 'decision' })).toEqual([]);
  });
});

describe('a subject', () => {
  test('is called what people call it', async () => {
    await ledger.import([aSale('1', { number: 'R-77' })]);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    const receipt = documentIdOf({ stream: STREAM.id, kind: 'sale', sourceId: '1' });
    await write(
      note(10),
      note(11, { action: 'document-excluded', subject: receipt }),
      note(12, { action: 'mapping-set', subject: `${STREAM.id}/tax/A/B` }),
      note(13, { action: 'stream-changed', subject: STREAM.id }),
      note(14, { action: 'document-posted', subject: 'gone' }),
    );
    const subjects = new Map((await list()).map(({ subject }) => [subject.kind, subject]));
    expect(subjects.get('digest')).toMatchObject({ name: 'KL', detail: MONDAY, stream: STREAM.name });
    expect(subjects.get('receipt')).toMatchObject({ name: 'R-77', stream: STREAM.name });
    expect(subjects.get('mapping')).toMatchObject({ name: 'A/B', detail: 'tax', stream: STREAM.name });
    expect(subjects.get('stream')).toMatchObject({ name: STREAM.name });
    const posted = (await list({ group: 'posting' })).find(({ subject }) => subject.id !== 'gone');
    expect(posted?.subject).toMatchObject({ kind: 'document', books: 'Books', stream: STREAM.name });
    expect(posted?.subject.name).not.toBe('');
    expect((await list()).find(({ subject }) => subject.id === 'gone')?.subject.name).toBe('');
  });

  test('is found by the number, the name and the location that people know', async () => {
    await ledger.import([aSale('1', { number: 'R-77' })]);
    await ledger.consolidate();
    await ledger.deliveries.post(await ledger.postings());
    await write(note(10), note(11, { action: 'mapping-set', subject: `${STREAM.id}/tax/VAT 9` }));
    const [posted] = await list({ group: 'posting' });
    const number = posted?.subject.name ?? '';
    expect((await list({ search: number.slice(0, -2).toLowerCase() })).map(({ action }) => action)).toContain(
      'document-posted',
    );
    expect((await list({ search: 'kl' })).map(({ action }) => action)).toContain('digest-noted');
    expect((await list({ search: 'test sh' })).map(({ action }) => action)).toEqual(['stream-connected']);
    expect(await list({ search: 'nowhere' })).toEqual([]);
  });

  test('of a stream is the stream with its mappings', async () => {
    await write(note(10, { action: 'mapping-set', subject: `${STREAM.id}/tax/VAT` }), note(11));
    const found = await list({ subject: STREAM.id });
    expect(found.map(({ action }) => action).toSorted()).toEqual(['mapping-set', 'stream-connected']);
  });
});

test('of a day is the day with what was posted of it and its receipts, and nothing of other days', async () => {
  await ledger.import([aSale('1')]);
  await ledger.import([aSale('2')], TUESDAY);
  await ledger.consolidate();
  await ledger.deliveries.post(await ledger.postings());
  const receipt = (sourceId: string) => documentIdOf({ stream: STREAM.id, kind: 'sale', sourceId });
  await write(
    note(10),
    note(11, { action: 'document-excluded', subject: receipt('1') }),
    note(12, { action: 'document-excluded', subject: receipt('2') }),
    note(13, { subject: digestIdOf(STREAM.id, 'KL', TUESDAY) }),
    note(14, { action: 'missing-explained', subject: `${STREAM.id}\nKL\n${MONDAY}` }),
    note(15, { action: 'missing-explained', subject: `${STREAM.id}\nKL\n${TUESDAY}` }),
  );
  const own = await list({ subject: digestIdOf(STREAM.id, 'KL', MONDAY) });
  expect(own.map(({ action }) => action).toSorted()).toEqual([
    'digest-noted',
    'document-excluded',
    'document-posted',
    'missing-explained',
  ]);
  const query = { subject: digestIdOf(STREAM.id, 'KL', MONDAY) };
  expect(await scans(query)).toEqual([]);
});

test('documents of the books are looked up, not read one by one', async () => {
  await ledger.import([aSale('1')]);
  await ledger.consolidate();
  await ledger.deliveries.post(await ledger.postings());
  expect(await scans({ group: 'posting', search: 'INV-1' })).toEqual([]);
});

/** Large tables that a page of the history is read from row by row. */
async function scans(query: AuditQuery): Promise<readonly string[]> {
  const plans = await plansOf(ledger.db, ({ read }) => listAudit(read, query, FIRST));
  const LARGE = /^SCAN (?:audit|delivery|member|document|book_document|pos_document)\b/u;
  return plans.filter((step) => LARGE.test(step));
}

test('what is written is signed by who is at work', async () => {
  const [connected] = await list({ group: 'stream' });
  expect(connected?.who).toBe('person');
  await createStreamStore({
    ...ledger.db,
    write: (work, options) => ledger.db.write((tx) => work({ ...tx, by: () => 'schedule' }), options),
  }).update(STREAM.id, instant(5), (stream) => ({ stream: { ...stream, name: 'Other' }, mappings: [] }));
  expect((await list({ who: 'schedule' })).map(({ action }) => action)).toEqual(['stream-changed']);
});

test.each<[AuditQuery, string]>([
  [{}, 'audit_by_time'],
  [{ from: instant(1), before: instant(9) }, 'audit_by_time'],
  [{ group: 'posting' }, 'audit_by_area'],
  [{ who: 'schedule', from: instant(1) }, 'audit_by_who'],
  [{ who: 'schedule', group: 'posting' }, 'audit_by_area_and_who'],
])('the newest page of %o is read off %s, without sorting', async (query, index) => {
  await write(note(1), note(2), note(3));
  const { next } = await listAudit(ledger.db.read, {}, { cursor: null, limit: 1 });
  expect(next).not.toBeNull();
  const plans = await plansOf(ledger.db, ({ read }) => listAudit(read, query, FIRST));
  const read = plans.filter((step) => step.includes('audit'));
  expect(read.length).toBeGreaterThan(0);
  for (const step of read) expect(step).toContain(`INDEX ${index}`);
  expect(plans.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
});
