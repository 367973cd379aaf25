import { copyFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLedger } from '../../../src-main/storage/check/check.ts';
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { fullLedger } from '../../support/full-ledger.ts';
import { CHECK_RULES, type TestLedger } from '../../support/test-ledger.ts';

/**
 * Integer columns that carry neither money nor quantity, nor a count that money hangs on; and what was not
 * on hand when an order was taken, which no other row knows.
 */
const NO_AMOUNTS = new Set(
  `id mark ordinal line seq version effective_from priority attempts posted cost_unknown
   created_at synced_at set_at started_at ended_at tried_at undone completed_at fetched_at recorded_at occurred_at last_tried_at at
   through due tries behind_since last_run_at began_at since next_try_at used status duration_ms
   reviewed_at written_at left_at made_at undone_at changed_at allocated_at generated back_ordered
   cut_off_minutes min_reader hash_version completed_seq changed_since_posted
   same checked_at unrecorded post_anyway
   new_count changed_count unchanged_count rejected_count`.split(/\s+/),
);

/** Rows of each table that are tried. */
const ROWS_EACH = 4;

let ledger: TestLedger;
let copies = 0;

beforeAll(async () => {
  ledger = await fullLedger();
  await ledger.db.close();
});
afterAll(() => ledger.close().catch(() => null));

interface Column {
  readonly table: string;
  readonly name: string;
  readonly key: string;
}

function openCopy(): { readonly file: string; readonly raw: Database.Database } {
  const file = path.join(ledger.folder, `copy-${(copies += 1)}`);
  copyFileSync(ledger.file, file);
  const raw = new Database(file);
  raw.pragma('ignore_check_constraints = ON');
  return { file, raw };
}

async function check(file: string) {
  const db = openDatabase(file, {
    readonly: true,
    clock: ledger.clock,
    ids: { uuid: () => '' },
    programVersion: 'test',
  });
  try {
    return await checkLedger(db, CHECK_RULES);
  } finally {
    await db.close();
  }
}

/** All columns of the ledger that may carry an amount: a new one is on the list until it is named above. */
function amountColumns(raw: Database.Database): Column[] {
  const columns = raw
    .prepare<[], { table: string; name: string; type: string; pk: number }>(
      `SELECT tables.name AS "table", columns.name, columns.type, columns.pk
       FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'`,
    )
    .all();
  const keyOf = (table: string) =>
    columns
      .filter((column) => column.table === table && column.pk > 0)
      .map((column) => column.name)
      .join(', ');
  return columns
    .filter(
      ({ name, type, pk }) =>
        type === 'INTEGER' && pk === 0 && !name.endsWith('_id') && !NO_AMOUNTS.has(name),
    )
    .map(({ table, name }) => ({ table, name, key: keyOf(table) }));
}

test('an untouched ledger is in order', async () => {
  const { file, raw } = openCopy();
  raw.close();
  const result = await check(file);
  expect(result.problems).toEqual([]);
  expect(result.ok).toBe(true);
});

test('one amount changed by hand, in any column of any table, is found', async () => {
  const { raw } = openCopy();
  const columns = amountColumns(raw);
  raw.close();
  const names = columns.map(({ table, name }) => `${table}.${name}`);
  expect(names).toEqual(expect.arrayContaining(['pos_line.net', 'pos_tender.tip', 'book_stock.value']));
  const unnoticed: string[] = [];
  const untried: string[] = [];
  for (const column of columns) {
    let tried = 0;
    for (let row = 0; row < ROWS_EACH; row += 1) {
      const { file, raw } = openCopy();
      const { changes } = raw
        .prepare(
          `UPDATE ${column.table} SET ${column.name} = ${column.name} + 1 WHERE (${column.key}) =
             (SELECT ${column.key} FROM ${column.table} WHERE ${column.name} IS NOT NULL LIMIT 1 OFFSET ${row})`,
        )
        .run();
      raw.close();
      tried += changes;
      if (changes === 1 && (await check(file)).ok) unnoticed.push(`${column.table}.${column.name}`);
    }
    if (tried === 0) untried.push(`${column.table}.${column.name}`);
  }
  expect(untried).toEqual([]);
  expect(unnoticed).toEqual([]);
}, 60_000);

test('an entry that still balances and moves another value than the stock is found', async () => {
  const { file, raw } = openCopy();
  const { changes } = raw
    .prepare(
      `UPDATE book_entry_line SET amount = amount + iif(amount > 0, 1, -1) WHERE entry_id IN
         (SELECT id FROM book_entry WHERE narration LIKE 'Cost of goods%' LIMIT 1)`,
    )
    .run();
  raw.close();
  expect(changes).toBe(2);
  expect((await check(file)).problems).toEqual([expect.stringContaining('in the inventory account')]);
});

test('a line of a sub-ledger that no entry stands behind is found', async () => {
  const { file, raw } = openCopy();
  const { changes } = raw
    .prepare(
      `INSERT INTO book_subledger_line (books_id, document_id, account_id, ledger, subject, movement,
         line_date, amount)
       SELECT books_id, document_id, account_id, ledger, subject, movement, line_date, 1
       FROM book_subledger_line LIMIT 1`,
    )
    .run();
  raw.close();
  expect(changes).toBe(1);
  expect((await check(file)).problems).toEqual([expect.stringContaining('than it says whose it is')]);
});

test.each([
  ["UPDATE digest_member SET state = 'posted' WHERE state = 'on-order'", 'does not stand where'],
  [
    `DELETE FROM delivery_member WHERE document_id IN (
       SELECT document_id FROM digest_member WHERE delivery_id IS NOT NULL LIMIT 1)`,
    'has no part',
  ],
  ['DELETE FROM delivery_undone', 'has no part, or not the one that is noted'],
  ["UPDATE book_open_document SET state = 'counted' WHERE state = 'open'", 'no document of its type can'],
  ['UPDATE book_allocation SET debit_line_id = credit_line_id', 'is allocated to'],
])('%s is found', async (statement, problem) => {
  const { file, raw } = openCopy();
  const { changes } = raw.prepare(statement).run();
  raw.close();
  expect(changes).toBeGreaterThan(0);
  expect((await check(file)).problems.join('\n')).toContain(problem);
});

describe('what carries amounts as text', () => {
  test.each([
    ['digest_revision', 'content', '$.sales.total'],
    ['digest_revision', 'content', '$.sales.tenders[0].amount'],
    ['delivery_document', 'document', '$.total'],
    ['delivery_document', 'document', '$.lines[0].net'],
    ['book_document', 'document', '$.payments[0].amount'],
    ['pos_document_version', 'content', '$.lines[0].tax'],
  ])('%s.%s %s', async (table, column, place) => {
    const { file, raw } = openCopy();
    raw.exec('DROP TRIGGER digest_revision_frozen');
    const { changes } = raw
      .prepare(
        `UPDATE ${table} SET ${column} = json_set(${column}, '${place}', (${column} ->> '${place}') + 1)
         WHERE ${column} ->> '${place}' IS NOT NULL`,
      )
      .run();
    raw.close();
    expect(changes).toBeGreaterThan(0);
    expect((await check(file)).ok).toBe(false);
  });
});
