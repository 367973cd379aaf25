import { expect, test } from 'vitest';
import type { z } from 'zod';
import { auditChanges } from '../../src-main/actions/audit/changes.ts';
import { loadTexts } from '../../src-main/platform/index.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import { journalRowView, locationMappingView } from '../../src-shared/ipc/mappings.ts';
import { mappingType } from '../../src-shared/ipc/schemas.ts';
import {
  AUDIT_ACTIONS,
  AUDIT_FIELDS,
  type AuditAction,
  type AuditField,
  type AuditSide,
  auditFieldOf,
  FAILURE_CODES,
  FINDING_KINDS,
} from '../../src-shared/model/index.ts';
import { changesLine, explainAction, explainChanges } from '../../src-shared/text/index.ts';
import { RESOURCES } from '../support/shop.ts';

const texts = loadTexts(RESOURCES);
const fields = Object.keys(AUDIT_FIELDS) as readonly AuditField[];
const ZONED = {
  locale: 'en-GB',
  zone: 'Asia/Kuala_Lumpur',
  money: (amount: string, of: string) => `${of} ${amount}`,
};

function line(action: string, before: AuditSide, after: AuditSide): string {
  return changesLine(explainChanges(action, auditChanges(before, after), texts, ZONED), texts);
}

test('there is a text for each field and each value of a few, and for nothing else', () => {
  const values = fields.flatMap((field) => {
    const kind: unknown = AUDIT_FIELDS[field];
    return Array.isArray(kind) ? kind.map((value) => `value.${field}.${value}`) : [];
  });
  const wanted = [
    'nothing',
    'flag.true',
    'flag.false',
    ...AUDIT_ACTIONS.map((action) => `action.${action}`),
    ...fields.map((field) => `field.${field}`),
    ...mappingType.options.map((type) => `mapping.${type}`),
    ...FINDING_KINDS.map((kind) => `value.finding.${kind}`),
    ...values,
  ];
  expect(Object.keys(texts.audit).toSorted()).toEqual(wanted.toSorted());
  expect(Object.values(texts.audit).filter((text) => text === '')).toEqual([]);
});

type Schema = z.core.$ZodType;

/** What a schema takes, without what may be left out or null. */
function inner(schema: Schema): Schema {
  const { def } = schema._zod as { readonly def: { readonly innerType?: Schema } };
  return def.innerType === undefined ? schema : inner(def.innerType);
}

function shapeOf(schema: Schema): readonly (readonly [string, Schema])[] {
  const { def } = inner(schema)._zod as {
    readonly def: { readonly shape?: Readonly<Record<string, Schema>> };
  };
  return Object.entries(def.shape ?? {}).map(([name, part]) => [name, inner(part)]);
}

interface Definition {
  readonly type: string;
  readonly entries?: Readonly<Record<string, string>>;
}

/** Every setting of a stream and every part of a mapping that a request can change. */
const changeable = [
  ...shapeOf(shapeOf(requests['streams.set'].input).find(([name]) => name === 'settings')?.[1] as Schema),
  ...shapeOf(requests['streams.set'].input).filter(([name]) => !['stream', 'settings'].includes(name)),
  ...shapeOf(locationMappingView).map(([name, part]) => [`value.${name}`, part] as const),
  ...shapeOf(journalRowView)
    .filter(([name]) => ['branch', 'details'].includes(name))
    .map(([name, part]) => [`value.${name}`, part] as const),
];

test('settings and mappings are there to be walked', () => {
  expect(changeable.length).toBeGreaterThan(25);
});

test.each(changeable)('%s can be told', (name, schema) => {
  const { def } = schema._zod as { readonly def: Definition };
  if (def.type === 'object') {
    for (const [part] of shapeOf(schema))
      expect(auditFieldOf('mapping-set', `${name}.${part}`)).not.toBeNull();
    return;
  }
  const field = auditFieldOf('stream-changed', name);
  expect(field).not.toBeNull();
  if (field === null) return;
  const kind: unknown = AUDIT_FIELDS[field];
  if (def.type === 'boolean') expect(kind).toBe('flag');
  if (name.endsWith('Minutes')) expect(kind).toBe('minutes');
  if (name.endsWith('Hours')) expect(kind).toBe('hours');
  for (const value of Object.values(def.entries ?? {})) expect(kind).toContain(value);
});

const SINCE = Date.UTC(2026, 10, 1, 2, 5);

/** Each action as it is written, and what people read of it. */
const WRITTEN: Readonly<Record<AuditAction, readonly [before: AuditSide, after: AuditSide, told: string]>> = {
  'document-posted': [
    null,
    { type: 'credit-note', number: 'CN-1', date: '2026-11-01' },
    'Document: Credit note; Number: CN-1; Date: 1 Nov 2026',
  ],
  'posting-withdrawn': [
    null,
    'overtaken-by-lock',
    'Reason: The books were locked through this day before this came to them, so it was withdrawn.',
  ],
  'draft-discarded': [null, 'voided', 'What became of it: Posted with nothing in it'],
  'retry-asked': [
    null,
    { released: 1200, cause: 'tax-differs 2100' },
    'Tried again: 1,200; Those with the cause: ',
  ],
  'posting-undone': [null, 'wrong day', 'Reason: wrong day'],
  'document-reversed': [null, { number: 'REV-1', date: '2026-11-01' }, 'Number: REV-1; Date: 1 Nov 2026'],
  'posting-brought-back': [null, 'it was right', 'Reason: it was right'],
  'order-processed': [null, 'INV-7', 'Invoice: INV-7'],
  'order-delivered-in-part': [null, 'INV-7', 'Invoice: INV-7'],
  'receipt-activated': [null, '2026-11-02', 'Posted on: 2 Nov 2026'],
  'journal-made-normal': [null, '2026-11-02', 'Posted on: 2 Nov 2026'],
  'count-confirmed': [null, '3', 'Items that differed: 3'],
  'transfer-closed': [null, { number: 'TI-1', reason: 'broken' }, 'Number: TI-1; Reason: broken'],
  'payment-allocated': [
    null,
    { document: 'INV-7', amount: '12.50', currency: 'MYR' },
    'Applied to: INV-7; Amount: MYR 12.50',
  ],
  'allocation-taken-back': [
    { document: 'INV-7', amount: '12.50', currency: 'MYR' },
    null,
    'Applied to: INV-7 → nothing; Amount: MYR 12.50 → nothing',
  ],
  'books-locked': ['2026-09-30', '2026-10-31', 'Locked through: 30 Sept 2026 → 31 Oct 2026'],
  'books-unlocked': ['2026-10-31', null, 'Locked through: 31 Oct 2026 → nothing'],
  'digest-reviewed': [null, { content: '0123456789abcdef' }, 'Content (fingerprint): 0123456789ab'],
  'digest-review-taken-back': [
    { content: '0123456789abcdef' },
    null,
    'Content (fingerprint): 0123456789ab → nothing',
  ],
  'digest-noted': [null, 'counted twice', 'Note: counted twice'],
  'document-excluded': [null, 'training', 'Reason: training'],
  'document-included': ['training', null, 'Reason: training → nothing'],
  'changes-settled': [
    [{ document: 'doc_1', from: 'aa', to: 'bb' }],
    { choice: 'adjust', receipts: 1, reason: 'agreed' },
    'Decision: Post the difference; Receipts: 1; Reason: agreed',
  ],
  'delivery-posted-anyway': [
    { number: 'INV-7', theirs: '77', date: '2026-11-01', contact: 'Tan', total: '12.50', currency: 'MYR' },
    { number: 'INV-7', reason: 'two sales' },
    'Number in the books: 77; Date: 1 Nov 2026; Customer: Tan; Total: MYR 12.50; Reason: two sales',
  ],
  'quarantine-ended': [
    {
      books: 'HQ',
      cause: 'restored',
      since: SINCE,
      checkedAt: SINCE,
      same: 9,
      different: 1,
      missing: 2,
      unknownHere: 3,
    },
    { reason: null },
    'Posting waited because: A backup took the place of the ledger; Waited since: 1 Nov 2026, 10:05; Compared: ',
  ],
  'mapping-set': [
    { value: { account: '2100', taxPoint: 'completion' }, from: null, origin: 'default' },
    { value: { account: '2110', taxPoint: 'payment' }, from: '2026-11-01', origin: 'set' },
    'Account: 2100 → 2110; Tax of a layby is due: When it is completed → With each deposit; Decided by: Daybook, at connecting → Setting; From: 1 Nov 2026',
  ],
  'stream-connected': [
    null,
    { name: 'KL', status: 'active', account: 'till:1' },
    'Name: KL; Status: In use; POS account: till:1',
  ],
  'stream-changed': [
    { cutOffMinutes: 0, syncTimes: 'overnight', changedDays: 'ask', autoSync: false, syncHours: '600' },
    {
      cutOffMinutes: 240,
      syncTimes: 'at-hours',
      changedDays: 'adjust',
      autoSync: true,
      syncHours: '600 750',
    },
    'A trading day begins at: 00:00 → 04:00; Sync: Overnight → At certain hours; When a posted day changes: Ask → Post the difference; Sync by itself: No → Yes; Sync at: 10:00 → 10:00, 12:30',
  ],
  'books-connected': [
    null,
    { name: 'HQ', system: 'tryton', currency: 'MYR', url: 'https://x', database: 'd', user: 'u' },
    'Name: HQ; Kind of books: Tryton; Currency: MYR; Address: https://x; Database: d; User name: u',
  ],
  'books-changed': [{ url: 'https://x' }, { url: 'https://y' }, 'Address: https://x → https://y'],
  'run-ended': [
    null,
    { kind: 'sync', outcome: 'failed', streams: 'KL', documents: 3, delivered: 2, failed: 1, attention: 0 },
    'Kind: Sync; Outcome: Failed; Stores: KL; New or changed receipts: 3; Came to the books: 2; Not accepted: 1; Need a person: 0',
  ],
  'missing-explained': [
    null,
    { finding: 'numbers:till 2:R-3:R-7', reason: 'paper jam' },
    'What was missing: Receipts R-3 to R-7 of till 2; Reason: paper jam',
  ],
  'missing-asked-again': [
    { finding: 'silent', reason: 'closed' },
    null,
    'What was missing: No receipts at all → nothing',
  ],
  'ledger-restored': [
    { generation: 'a1', replaced: ['b2'], unread: true },
    null,
    'Copy of the ledger: a1; Took the place of: b2; The ledger before could not be read: Yes',
  ],
};

test.each(AUDIT_ACTIONS)('%s: what it changed, in words', (action) => {
  const [before, after, told] = WRITTEN[action];
  expect(line(action, before, after)).toContain(told);
  expect(explainAction(action, texts)).not.toBe(action);
});

test('why a run failed, with what is known of it', () => {
  const ended = { kind: 'sync', outcome: 'failed', cause: 'folder-missing' };
  expect(line('run-ended', null, { ...ended, about: { where: '/shop/till' } })).toMatch(
    /Reason: .*\/shop\/till/u,
  );
  expect(line('retry-asked', null, { released: 1, cause: 'folder-missing /shop/till' })).toContain(
    '/shop/till',
  );
});

test.each(FAILURE_CODES)('%s is told also where nothing more is known', (code) => {
  expect(line('posting-withdrawn', null, code)).not.toMatch(/\?$|undefined/u);
  expect(line('posting-withdrawn', null, code)).not.toContain(code);
});

test('what another version of the program has written stays as it is', () => {
  expect(explainAction('of-a-newer-daybook', texts)).toBe('of-a-newer-daybook');
  const newer = { syncTimes: 'at-full-moon', moonPhase: 'new', cutOffMinutes: 'dawn', amount: '1.00' };
  expect(line('stream-changed', null, newer as AuditSide)).toBe(
    'Sync: at-full-moon; moonPhase: new; A trading day begins at: dawn; Amount: 1.00',
  );
  expect(line('run-ended', null, { cause: 'of-another-kind' })).toBe('Reason: of-another-kind');
  // Before it was counted how many receipts were decided about, their list is all there is.
  expect(line('changes-settled', [{ document: 'd' }], { choice: 'leave' })).toContain('{"document":"d"}');
});

test.each([
  ['numbers:R1:21:23', 'Receipts 21 to 23 of R1'],
  ['numbers:*:21:23', 'Receipts 21 to 23'],
  ['numbers:Front:1:21:23', 'Receipts 21 to 23 of Front:1'],
  ['numbers:R1:A:099:A:101', 'Receipts A:099 to A:101 of R1'],
  ['numbers:Front:1:1:A:9:1:A:10', 'Receipts 1:A:9 to 1:A:10 of Front:1'],
  ['numbers:*:KL:7:KL:7', 'Receipts KL:7 to KL:7'],
  ['shift-not-closed:A:1:S7', 'Shift S7 of A:1 was opened and never closed'],
  ['no-shift:A:1', 'Receipts of A:1 without a shift'],
  ['silent', 'No receipts at all'],
  ['of-a-newer-daybook:A:1', 'of-a-newer-daybook:A:1'],
])('%s is told of its till, whatever that is called', (finding, words) => {
  expect(line('missing-explained', {}, { finding })).toBe(`What was missing: ${words}`);
});
