import { expect, test } from 'vitest';
import { type Attention, digestId, failure, importId } from '../../../src-shared/model/index.ts';
import { businessDate } from '../../../src-shared/time/index.ts';
import type { ImportView, MappingView } from '../../../src-shared/ipc/contract.ts';
import { chooseByCount } from '../../../src-main/hosts/cli/plural.ts';
import { displayWidth } from '../../../src-main/hosts/cli/render.ts';
import { said } from '../../support/receipt-facts.ts';
import { runFake } from './fake-world.ts';
import { QUIET_RUN, streamView, TOTAL } from './views.ts';

test.each([
  [0, '0 rows'],
  [1, 'one row'],
  [2, '2 rows'],
])('%i: %s', (count, text) => {
  expect(chooseByCount('{count:one row|# rows}', { count })).toBe(text);
});

test('one is no plural', async () => {
  const run = {
    ...QUIET_RUN,
    documents: { new: 0, changed: 0, unchanged: 0, rejected: 1 },
    digests: { built: 1, changed: 0 },
    attention: [{ kind: 'rejected', stream: 'S', import: importId('i'), file: 'b.xlsx', rows: 1 }],
  } as const;
  const { out } = await runFake(['sync'], { answers: { 'sync.run': { run } } });
  expect(out).toContain('1 row rejected');
  expect(out).toContain('1 digest built');
  expect(out).toContain('S: 1 row was not taken from b.xlsx.');
});

test('receipts of a changed day are named by their numbers, and one that is not changed is refused', async () => {
  const change = (document: string, number: string) =>
    ({
      document,
      number,
      kind: 'sale',
      occurredAt: '2026-10-01T10:00:00Z',
      what: 'edited',
      difference: '1.00',
      differences: [],
    }) as const;
  const changes = [change('doc_1', 'R-1'), change('doc_2', 'R-2'), change('doc_3', 'R-2')];
  const { deliveries } = QUIET_RUN;
  const answers = {
    'digests.changes': { changes, next: null, total: TOTAL },
    'digests.settle-changes': { settled: 2, refused: [], documents: [], deliveries, attention: [] },
  };
  const line = (...named: readonly string[]) =>
    runFake(['digests', 'settle-changes', 'dig_1', ...named, '--choice', 'leave', '--reason', 'As agreed'], {
      answers,
    });
  const { asked, exit } = await line('doc_2', 'doc_3', 'R-1');
  expect(exit).toBe(0);
  expect(asked.find(({ channel }) => channel === 'digests.settle-changes')?.input).toEqual({
    id: 'dig_1',
    choice: 'leave',
    reason: 'As agreed',
    documents: ['doc_2', 'doc_3', 'doc_1'],
  });
  const refused = await line('R-9');
  // What is changed is known to the ledger alone: the line itself is right.
  expect(refused.exit).toBe(3);
  expect(refused.err).toContain('Nothing of R-9 reads differently from what was posted.');
  const alike = await line('R-2');
  expect(alike.exit).toBe(3);
  expect(alike.err).toContain('2 changed receipts of the day are numbered R-2: doc_2, doc_3.');
  expect(alike.asked.map(({ channel }) => channel)).not.toContain('digests.settle-changes');
  expect(refused.asked.map(({ channel }) => channel)).not.toContain('digests.settle-changes');
});

test('what the rule of a stream could not settle names the day, the cause and where to decide', async () => {
  const one = {
    kind: 'unsettled',
    stream: 'S',
    location: 'KL',
    date: businessDate('2026-10-01'),
    digest: digestId('dig_1'),
    days: 1,
    documents: 1,
    failure: failure('change-not-adjustable', { where: 'R-7' }),
  } as const;
  const told = async (attention: readonly Attention[]) =>
    (await runFake(['sync'], { answers: { 'sync.run': { run: { ...QUIET_RUN, attention } } } })).out;
  expect(await told([one])).toContain(
    "! S: KL on 2026-10-01: 1 changed receipt was not settled by the stream's setting “When a posted day changes”. What changed of R-7 cannot",
  );
  const three = { ...one, days: 3, documents: 8, failure: failure('change-not-adjustable') };
  expect(await told([three])).toMatch(
    /S: KL on 2026-10-01 and 2 more days: 8 changed receipts were not settled .* a document cannot .*See daybook digests changes dig_1\./u,
  );
});

test('a file that could not be read at all has no rows', async () => {
  const run = {
    ...QUIET_RUN,
    documents: { new: 0, changed: 0, unchanged: 0, rejected: 1 },
    attention: [{ kind: 'rejected', stream: 'S', import: importId('i'), file: 'b.xlsx', rows: 1 }],
  } as const;
  const rejection = { file: 'b.xlsx', line: 0, column: null, value: null, code: 'file-encrypted' } as const;
  const view: ImportView = {
    id: 'i',
    stream: 'S',
    file: 'b.xlsx',
    state: 'complete',
    startedAt: 'x',
    completedAt: null,
    documents: run.documents,
    notices: [],
  };
  const answers = {
    'sync.run': { run },
    'imports.show': { import: view, rejections: [rejection], next: null, total: TOTAL },
  };
  const { out, exit } = await runFake(['sync'], { answers });
  expect(exit).toBe(1);
  expect(out).toContain('0 rows rejected\n1 file could not be read at all\n');
  expect(out).toContain(
    'S: b.xlsx could not be read, so nothing of it was taken. The file is protected by a password. Save it again without one.',
  );
  const shown = await runFake(['imports', 'show', 'i'], { answers });
  expect(shown.out).toMatch(/^b\.xlsx: could not be read, so nothing of it was taken\n/u);
});

test.each([
  ['days', 'Too big: expected number to be <=366', 'The value of days is not valid (expected: at most 366).'],
  ['stream', 'Too small: expected string to have >=1 characters', '(expected: at least 1 character).'],
  [
    'settings.cutOffMinutes',
    'Invalid input: expected number, received string',
    'The value of cut off minutes is',
  ],
  ['settings.grouping', 'Invalid option: expected one of "sku"|"all"', '(expected: one of sku, all).'],
  ['currency', 'Invalid string: must match pattern /^[A-Z]{3}$/', '(expected: a currency code such as MYR).'],
  ['id', 'Invalid input: expected string, received undefined', '(expected: a value).'],
  ['digests.list', 'Invalid input: expected object, received array', 'The value of something in the request'],
  ['from', 'a date such as 2026-10-31', '(expected: a date such as 2026-10-31).'],
  ['x', 'Invalid input', 'The value of x is not valid.'],
])('%s: %s', async (where, expected, text) => {
  const declined = failure('bad-input', { where, data: { channel: 'digests.list', expected } });
  const { err } = await runFake(['digests', 'list'], { answers: { 'digests.list': declined } });
  expect(err).toContain(text);
  expect(err).not.toMatch(/Too (?:big|small)|Invalid|pattern/u);
});

test('which stream, when there is none', async () => {
  const { err } = await runFake(['mappings', 'list'], { answers: { 'streams.list': { streams: [] } } });
  expect(err).toContain('Daybook cannot tell which stream is meant: there are none in use.');
});

test('which books, when there are none', async () => {
  for (const [code, text] of [
    ['books-not-found', 'There are no books.'],
    ['books-choice-needed', 'there are none yet.'],
  ] as const) {
    const answers = { 'books.journal': failure(code, { data: { names: '' } }) };
    expect((await runFake(['books', 'journal'], { answers })).err).toContain(text);
  }
});

test('a mapped location fits a terminal, and is whole for a script', async () => {
  const value = JSON.stringify({
    booksLocation: 'Kuala Lumpur',
    contact: 'POS sales customer',
    numberFormats: {
      invoice: 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
      creditNote: 'CN-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
    },
    timeZone: 'Asia/Kuala_Lumpur',
    cutOffMinutes: 270,
    department: 'KL',
    cashDebtor: 'POSCASH',
  });
  const mapping: MappingView = {
    type: 'location',
    location: null,
    key: 'KL',
    value,
    from: null,
    origin: 'default',
  };
  const answers = {
    'streams.list': { streams: [streamView('Shop')] },
    'mappings.list': { mappings: [mapping] },
  };
  const { out } = await runFake(['mappings', 'list'], { answers, columns: 80 });
  for (const part of [
    'Kuala Lumpur, POS sales customer',
    'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}',
    'department KL',
    '04:30',
  ]) {
    expect(out).toContain(part);
  }
  expect(out).not.toContain('…');
  expect(Math.max(...out.split('\n').map(displayWidth))).toBeLessThanOrEqual(80);
  const json = await runFake(['mappings', 'list', '--json'], { answers });
  expect(JSON.parse(json.out)).toEqual({ mappings: [mapping] });
});

test('what was posted, and what is not ready', async () => {
  const { deliveries } = QUIET_RUN;
  const answers = { 'digests.post': { posted: 1, notReady: 2, deliveries, attention: [] } };
  const { out, exit } = await runFake(['digests', 'post'], { answers });
  expect(out).toContain('Posted 1 digest.\n2 digests are not ready');
  expect(exit).toBe(0);
});

test('a posted day that changed: what differs, what the books would move, and what can be done', async () => {
  const change = {
    document: 'doc_1',
    kind: 'sale',
    number: 'R-7',
    occurredAt: '2026-10-01T10:00:00Z',
    what: 'edited',
    difference: '-1.00',
    differences: [
      { part: 'head', label: 'depositApplied', before: said('2.00'), after: null },
      { part: 'head', label: 'newer-field', before: said('a'), after: said('b') },
      { part: 'tender', label: 'Cash', before: said('5.00'), after: said('4.00') },
      {
        part: 'count',
        label: 'Cash',
        before: null,
        after: [{ fact: 'counted', data: { counted: '8.00', expected: '9.00' } }],
      },
    ],
  } as const;
  const line = { account: '1010', name: 'Cash on hand', debit: '0.00', credit: '1.00', memo: '' };
  const refused = failure('undo-not-possible', { data: { books: 'Tryton' } });
  const changes = {
    changes: [change, { ...change, document: 'doc_2' }, { ...change, document: 'doc_3', number: 'R-8' }],
    next: null,
    total: TOTAL,
  } as const;
  const choice = { settled: 1, along: 0, left: [], difference: '-1.00', journal: [line], waits: false };
  const notAdjustable = failure('change-not-adjustable', { where: 'R-8' });
  const left = [{ failure: notAdjustable, count: 1, numbers: ['R-8'] }];
  const plan = {
    total: 3000,
    planned: 1000,
    seen: 'seen-1',
    adjustedOn: null,
    choices: [
      { ...choice, choice: 'adjust', refused: null, left },
      { ...choice, choice: 'replace', refused },
      { ...choice, choice: 'leave', refused: null, difference: '-3.00', journal: [] },
    ],
  } as const;
  const { out, exit } = await runFake(['digests', 'changes', 'dig_1'], {
    answers: { 'digests.changes': changes, 'digests.changes-plan': plan },
  });
  expect(exit).toBe(1);
  for (const part of [
    'R-7 reads differently now: -1.00 on its day.',
    'Deposits used',
    'newer-field',
    'Tender',
    'Counted',
    '8.00, where 9.00 was expected',
    'Cash on hand',
    'Can be done: daybook digests settle-changes dig_1 --choice adjust --reason TEXT',
    '1 receipt stays as posted: R-8. What changed of R-8 cannot be posted as a difference',
    'Worked out for the first 1000 of 3000 changed receipts.',
    'Cannot be done now: replace. Tryton cannot take back what they hold',
    'Post the difference instead.',
    'What the books would have to move (-3.00 on the day)',
    'Its id: doc_1',
    'Its id: doc_2',
  ]) {
    expect(out).toContain(part);
  }
  expect(out).not.toContain('doc_3');
  const [adjust] = plan.choices;
  const none = { ...plan, choices: [{ ...adjust, refused: notAdjustable }, plan.choices[2]] };
  const answers = { 'digests.changes': changes, 'digests.changes-plan': none };
  const told = (await runFake(['digests', 'changes', 'dig_1'], { answers })).out;
  expect(told).toMatch(
    /Cannot be done now: adjust\.\n +1 receipt stays as posted: R-8\. What changed of R-8/u,
  );
  const json = await runFake(['digests', 'changes', 'dig_1', '--json'], { answers });
  const words = { code: 'change-not-adjustable', where: 'R-8', data: {} };
  expect(JSON.parse(json.out)).toMatchObject({
    difference: '-3.00',
    choices: [{ refused: words, left: [{ failure: words, count: 1 }] }, { refused: null }],
  });
  // Its reason stands there once.
  expect(json.out).not.toMatch(/"numbers": *\[[^\]]*\],\s*"cause"/u);
  expect(json.out.match(/"cause"/gu)).toHaveLength(2);
});

test('what is about another day, with that day', async () => {
  const row = {
    type: 'credit-note',
    number: 'CN-1',
    key: 'k',
    date: '2026-04-01',
    about: businessDate('2026-03-02'),
    contact: null,
    location: 'KL',
    currency: 'MYR',
    total: '10.00',
  } as const;
  const answers = {
    'books.invoices': { invoices: [row], next: null, total: TOTAL, keptElsewhere: false },
  };
  const late = await runFake(['books', 'invoices', '--prior-period'], { answers });
  expect(late.asked).toMatchObject([{ channel: 'books.invoices', input: { priorPeriod: true } }]);
  expect(late.out).toMatch(/Date +Business day[^]*2026-04-01 +2026-03-02/u);
  expect((await runFake(['books', 'invoices'], { answers })).out).not.toContain('Business day');
});

test('what was decided about a changed day, with the documents made for it', async () => {
  const { deliveries } = QUIET_RUN;
  const documents = [{ kind: 'credit-note', number: 'CN-1', amount: '1.00' }];
  const refused = [{ failure: failure('change-on-its-way'), count: 22, numbers: ['R-8', 'R-9'] }] as const;
  const result = { settled: 1, refused: [], documents, deliveries, attention: [] };
  const answers = { 'digests.settle-changes': result };
  const words = ['digests', 'settle-changes', 'dig_1', '--reason', 'Late'];
  const done = await runFake([...words, '--choice', 'adjust'], { answers });
  expect(done.out).toContain('Adjusted what changed of 1 document.\n  credit note CN-1 1.00');
  expect(done.exit).toBe(0);
  expect((await runFake(words, { answers })).exit).toBe(2);
  const partly = { 'digests.settle-changes': { ...result, refused } };
  const rest = await runFake([...words, '--choice', 'adjust'], { answers: partly });
  expect(rest.out).toContain(
    '22 receipts stay as posted: R-8, R-9 and 20 more. What was posted of a changed',
  );
  expect(rest.exit).toBe(1);
});

test('the history in words, and as it is stored for a script', async () => {
  const entry = {
    id: 'aud_1',
    at: '2026-11-02T01:00:00.000Z',
    who: 'person',
    action: 'stream-changed',
    group: 'stream',
    subject: { kind: 'stream', id: 's', name: 'Bangsar', stream: 'Bangsar', books: null, detail: null },
    changes: [
      { field: 'cutOffMinutes', before: '0', after: '240' },
      { field: 'syncTimes', before: 'overnight', after: 'at-hours' },
    ],
  } as const;
  const answers = { 'audit.list': { entries: [entry], next: null, total: TOTAL } };
  const { out } = await runFake(['audit'], { answers });
  expect(out).toContain(
    'Store settings changed  Bangsar  A trading day begins at: 00:00 → 04:00; Sync: Overnight → At certain hours',
  );
  const tax = {
    kind: 'mapping',
    id: 's/tax/VAT',
    name: 'VAT',
    stream: 'Bangsar',
    books: null,
    detail: 'tax',
  } as const;
  const mapped = { ...entry, action: 'mapping-set', group: 'mapping', subject: tax, changes: [] } as const;
  const mappings = { 'audit.list': { entries: [mapped], next: null, total: TOTAL } };
  expect((await runFake(['audit'], { answers: mappings })).out).toContain('VAT, tax code, Bangsar');
  const json = await runFake(['audit', '--json'], { answers });
  expect(JSON.parse(json.out)).toEqual({ entries: [entry], more: false });
});
