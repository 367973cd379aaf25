import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { ImportStore } from '../../../src-main/core/ports/index.ts';
import { packRaw, unpackRaw } from '../../../src-main/storage/raw-archive.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { importId } from '../../../src-shared/model/index.ts';
import { aLine, aReturn, aSale, aTender, MONDAY, TUESDAY } from '../../support/builders.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import { expectFailure } from '../scratch.ts';
import {
  batchOf,
  begin,
  dirtyDays,
  FIRST_PAGE,
  importAll,
  incoming,
  inSight,
  rejectionAt,
} from './importing.ts';

let ledger: TestLedger;
let store: ImportStore;
beforeEach(async () => {
  ledger = await TestLedger.open();
  store = ledger.imports;
  return () => ledger.close();
});

const dearer = (id: string) => aSale(id, { lines: [aLine({ net: minor(20_000) })] });

describe('what comes in', () => {
  test('is read back as it was, with every field', async () => {
    const full = aSale('full', {
      register: 'R1',
      shift: 'S1',
      channel: 'web',
      customer: 'C1',
      reference: { kind: 'sale', sourceId: 'x' },
      reason: 'why',
      rounding: minor(-2),
      details: {
        offline: true,
        customerName: 'Åsa 🍵',
        counts: [{ method: 'Cash', expected: minor(1), counted: minor(0) }],
      },
      lines: [
        aLine({ type: 'service-charge', cost: minor(5), productGroup: 'g', quantity: quantity(-1) }),
        aLine(),
      ],
      tenders: [aTender({ tip: minor(3), reference: 'r' }), aTender({ method: 'Card' })],
    });
    const empty = aSale('empty', { lines: [], tenders: [], details: {} });
    await importAll(store, 'f1', [full, empty, aReturn('back')]);
    const seen = await inSight(ledger.db);
    expect(seen.get('full')).toEqual(full);
    expect(seen.get('empty')).toEqual(empty);
    expect(seen.get('back')).toEqual(aReturn('back'));
  });

  test('is not seen before the import is complete', async () => {
    const id = await begin(store, 'f1');
    await store.write(id, batchOf([aSale('1')]));
    expect((await inSight(ledger.db)).size).toBe(0);
    await store.complete(id, []);
    expect((await inSight(ledger.db)).size).toBe(1);
  });

  test('is counted as new, changed and unchanged', async () => {
    const first = await importAll(store, 'f1', [aSale('1'), aSale('2'), aSale('3')]);
    expect(first.counts).toEqual({ new: 3, changed: 0, unchanged: 0, rejected: 0 });
    const second = await importAll(store, 'f2', [aSale('1'), dearer('2'), aSale('4')]);
    expect(second.counts).toEqual({ new: 1, changed: 1, unchanged: 1, rejected: 0 });
    expect((await inSight(ledger.db)).get('2')).toEqual(dearer('2'));
  });

  test('may have the same id under another kind', async () => {
    const { counts } = await importAll(store, 'f1', [aSale('1'), aReturn('1')]);
    expect(counts.new).toBe(2);
  });

  test('unchanged writes nothing at all', async () => {
    await importAll(store, 'f1', [aSale('1')]);
    const id = await begin(store, 'f2', 'b.csv');
    const before = await ledger.db.write((tx) => tx.prepare('SELECT total_changes() AS n').get());
    await store.write(id, batchOf([aSale('1')], { raw: new Uint8Array(10) }));
    expect(await ledger.db.write((tx) => tx.prepare('SELECT total_changes() AS n').get())).toEqual(before);
  });

  test('a document twice in one unit ends as its last content, and is one document', async () => {
    const { counts } = await importAll(store, 'f1', [aSale('1'), aSale('2'), dearer('1')]);
    expect(counts).toEqual({ new: 2, changed: 0, unchanged: 1, rejected: 0 });
    expect((await inSight(ledger.db)).get('1')).toEqual(dearer('1'));
    expect(await ledger.db.read.selectFrom('pos_document_version').select('version').execute()).toEqual([]);
  });

  test('is written in several short transactions when the batch is long', async () => {
    let commits = 0;
    const long = await TestLedger.open();
    onTestFinished(() => long.close());
    const write = long.db.write.bind(long.db);
    Object.assign(long.db, {
      write: (...all: Parameters<typeof write>) => {
        commits += 1;
        return write(...all);
      },
    });
    const id = await begin(long.imports, 'f1');
    commits = 0;
    const lines = Array.from({ length: 400 }, () => aLine());
    await long.imports.write(id, batchOf(Array.from({ length: 20 }, (_, at) => aSale(`${at}`, { lines }))));
    expect(commits).toBeGreaterThan(4);
    expect((await long.imports.complete(id, [])).counts.new).toBe(20);
  });
});

describe('a change', () => {
  test('keeps what was before, as text', async () => {
    await importAll(store, 'f1', [aSale('1')]);
    await importAll(store, 'f2', [dearer('1')]);
    await importAll(store, 'f3', [aSale('1', { number: 'third' })]);
    const kept = await ledger.db.read
      .selectFrom('pos_document_version')
      .selectAll()
      .orderBy('version')
      .execute();
    expect(kept.map((row) => JSON.parse(row.content) as unknown)).toEqual([aSale('1'), dearer('1')]);
    expect(kept.map((row) => [row.version, row.replaced_by_import_id])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  test('is not seen before the import is complete; the old version is', async () => {
    await importAll(store, 'f1', [aSale('1')]);
    const id = await begin(store, 'f2');
    await store.write(id, batchOf([dearer('1')]));
    expect((await inSight(ledger.db)).get('1')).toEqual(aSale('1'));
    await store.complete(id, []);
    expect((await inSight(ledger.db)).get('1')).toEqual(dearer('1'));
  });

  test('marks the day that a document leaves and the day it comes to', async () => {
    await importAll(store, 'f1', [aSale('1')]);
    await ledger.consolidate();
    expect(await dirtyDays(ledger.db)).toEqual([]);
    const id = await begin(store, 'f2');
    await store.write(id, {
      documents: [incoming(aSale('1', { location: 'PJ' }), TUESDAY)],
      rejections: [],
      raw: null,
    });
    await store.complete(id, []);
    expect(await dirtyDays(ledger.db)).toEqual([`PJ ${TUESDAY}`, `KL ${MONDAY}`]);
  });

  test('marks the day of its cancellation, which came before it', async () => {
    const reference = { kind: 'return', sourceId: '1' } as const;
    await importAll(store, 'f1', [
      aReturn('9', { kind: 'cancellation', reference }),
      aReturn('8', { kind: 'cancellation', reference: { kind: 'return', sourceId: '2' }, location: 'PJ' }),
    ]);
    await ledger.consolidate();
    const id = await begin(store, 'f2');
    await store.write(id, { documents: [incoming(aReturn('1'), TUESDAY)], rejections: [], raw: null });
    expect(await dirtyDays(ledger.db)).not.toContain(`KL ${MONDAY}`);
    await store.complete(id, []);
    expect(await dirtyDays(ledger.db)).toContain(`KL ${MONDAY}`);
    expect(await dirtyDays(ledger.db)).not.toContain(`PJ ${MONDAY}`);
  });

  test('is not settled by a reading from before it came into sight', async () => {
    const id = await begin(store, 'f1');
    await store.write(id, batchOf([aSale('1')]));
    await importAll(store, 'f2', [aSale('2')], 'b.csv');
    const early = await ledger.consolidated();
    await store.complete(id, []);
    await ledger.digests.save([early]);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([{ location: 'KL', date: MONDAY }]);
  });
});

describe('beside the documents', () => {
  test('raw payloads are kept once and read back; documents point at them', async () => {
    const raw = new TextEncoder().encode('id,total\n1,106.00\n'.repeat(200));
    const id = await begin(store, 'f1');
    await store.write(id, batchOf([aSale('1'), aSale('2')], { raw }));
    await store.write(id, batchOf([aSale('1')], { raw: new TextEncoder().encode('the same again') }));
    await store.complete(id, []);
    const batches = await ledger.db.read.selectFrom('raw_batch').selectAll().execute();
    expect(batches).toHaveLength(1);
    expect(Buffer.from(unpackRaw(batches[0]!)).equals(raw)).toBe(true);
    expect(batches[0]!.bytes.length).toBeLessThan(raw.length / 10);
    const places = await ledger.db.read
      .selectFrom('pos_document')
      .select(['raw_batch_id', 'ordinal', 'line'])
      .execute();
    expect(places).toEqual([
      { raw_batch_id: batches[0]!.id, ordinal: 0, line: 2 },
      { raw_batch_id: batches[0]!.id, ordinal: 1, line: 3 },
    ]);
  });

  test('a raw payload that has changed on the disk is not given out', () => {
    const packed = packRaw(new Uint8Array(10));
    expect(() => unpackRaw({ ...packed, sha256: new Uint8Array(32) })).toThrow('has changed');
  });

  test('rejections are kept in order and in pages', async () => {
    const id = await begin(store, 'f1');
    await store.write(id, batchOf([], { rejections: [rejectionAt(2), rejectionAt(3)] }));
    await store.write(id, batchOf([aSale('1')], { rejections: [rejectionAt(9)] }));
    expect((await store.complete(id, [])).counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 3 });
    const page = await store.rejections(id, { cursor: null, limit: 2 });
    expect(page.rows).toEqual([rejectionAt(2), rejectionAt(3)]);
    expect(page.total).toEqual({ value: 3, exact: true });
    const rest = await store.rejections(id, { cursor: page.next, limit: 2 });
    expect([rest.rows, rest.next]).toEqual([[rejectionAt(9)], null]);
    const other = store.rejections(await begin(store, 'f2'), { cursor: page.next, limit: 2 });
    await expect(other).rejects.toThrow('bad-input');
  });

  test('a cursor of the imports holds for their stream alone', async () => {
    await store.complete(await begin(store, 'f1'), []);
    await store.complete(await begin(store, 'f2'), []);
    const { next } = await store.list(null, { cursor: null, limit: 1 });
    expect((await store.list(null, { cursor: next, limit: 1 })).rows).toHaveLength(1);
    await expect(store.list(STREAM.id, { cursor: next, limit: 1 })).rejects.toThrow('bad-input');
  });

  test('imports are listed, newest first, with their notices', async () => {
    const id = await begin(store, 'f1');
    const notice = { code: 'rounding-difference', data: { difference: '0.681' } } as const;
    await store.complete(id, [notice]);
    await importAll(store, 'f2', [aSale('1')], 'b.csv');
    const { rows, total } = await store.list(STREAM.id, FIRST_PAGE);
    expect(rows.map((row) => row.locator)).toEqual(['b.csv', 'a.csv']);
    expect(total.value).toBe(2);
    expect(await store.show(id)).toMatchObject({ id, state: 'complete', notices: [notice] });
    expect(await store.show(importId('imp_none'))).toBeNull();
    const second = await store.list(null, {
      cursor: (await store.list(null, { cursor: null, limit: 1 })).next,
      limit: 1,
    });
    expect(second.rows[0]?.locator).toBe('a.csv');
  });

  test('an import that was not begun is not written', async () => {
    await expectFailure(() => store.write(importId('imp_none'), batchOf([])), 'import-not-found');
  });
});
