import { beforeEach, describe, expect, test } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import { aLine, aSale } from '../../support/builders.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import {
  batchOf,
  begin,
  dirtyDays,
  FIRST_PAGE,
  importAll,
  inSight,
  rejectionAt,
  restarted,
} from './importing.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
  return () => ledger.close();
});

const unit = (fingerprint: string, locator = 'a.csv') => ({ locator, fingerprint });
const dearer = (id: string) => aSale(id, { lines: [aLine({ net: minor(20_000) })] });

describe('content that is in already', () => {
  test('is not read again', async () => {
    const summary = await importAll(ledger.imports, 'f1', [aSale('1')]);
    expect(await ledger.imports.begin(STREAM.id, unit('f1'))).toEqual({ kind: 'already', summary });
    expect(await ledger.imports.begin(STREAM.id, unit('f1', 'copy.csv'))).toEqual({
      kind: 'already',
      summary,
    });
  });

  test('is read again when the file has been something else since', async () => {
    await importAll(ledger.imports, 'f1', [aSale('1')]);
    await importAll(ledger.imports, 'f2', [dearer('1')]);
    const { counts } = await importAll(ledger.imports, 'f1', [aSale('1')]);
    expect(counts).toMatchObject({ new: 0, changed: 1 });
    expect((await inSight(ledger.db)).get('1')).toEqual(aSale('1'));
    expect(await ledger.imports.begin(STREAM.id, unit('f1'))).toMatchObject({ kind: 'already' });
  });
});

test('what counts is which content came into sight last, not which import was begun last', async () => {
  await begin(ledger.imports, 'f2', 'b.csv');
  await importAll(ledger.imports, 'f1', [aSale('1')], 'a.csv');
  await importAll(ledger.imports, 'f2', [dearer('1')], 'b.csv');
  const { counts } = await importAll(ledger.imports, 'f1', [aSale('1')], 'b.csv');
  expect(counts).toMatchObject({ changed: 1 });
});

describe('an interrupted import', () => {
  test('goes on as the same import and counts as if nothing had happened', async () => {
    await importAll(ledger.imports, 'f0', [aSale('old'), aSale('same')], 'old.csv');
    const before = restarted(ledger.db);
    const id = await begin(before, 'f1');
    await before.write(id, batchOf([aSale('1'), dearer('old')], { rejections: [rejectionAt(4)] }));
    const after = restarted(ledger.db);
    expect(await begin(after, 'f1')).toBe(id);
    await after.write(id, batchOf([aSale('1'), dearer('old')], { rejections: [rejectionAt(4)] }));
    await after.write(id, batchOf([aSale('2'), aSale('same')], { rejections: [rejectionAt(7)] }));
    const { counts } = await after.complete(id, []);
    expect(counts).toEqual({ new: 2, changed: 1, unchanged: 1, rejected: 2 });
    expect((await after.rejections(id, FIRST_PAGE)).rows).toEqual([rejectionAt(4), rejectionAt(7)]);
  });

  test('stores each raw payload once', async () => {
    const before = restarted(ledger.db);
    const raw = new Uint8Array(100).fill(65);
    const lines = Array.from({ length: 1000 }, () => aLine());
    const documents = [aSale('1', { lines }), aSale('2', { lines })];
    const id = await begin(before, 'f1');
    await before.write(id, batchOf(documents.slice(0, 1), { raw }));
    const after = restarted(ledger.db);
    await begin(after, 'f1');
    await after.write(id, batchOf(documents, { raw }));
    expect(await ledger.db.read.selectFrom('raw_batch').select('id').execute()).toHaveLength(1);
  });

  test('goes on under the name that the file has now', async () => {
    const id = await begin(ledger.imports, 'f1', 'old.csv');
    expect(await begin(restarted(ledger.db), 'f1', 'new.csv')).toBe(id);
    expect(await ledger.imports.show(id)).toMatchObject({ locator: 'new.csv', state: 'running' });
  });

  test('is taken back when the file has other content now', async () => {
    await importAll(ledger.imports, 'f0', [aSale('kept'), aSale('changed')], 'old.csv');
    await ledger.consolidate();
    const gone = await begin(ledger.imports, 'f1');
    await ledger.imports.write(
      gone,
      batchOf([aSale('new'), dearer('changed')], { raw: new Uint8Array(9), rejections: [rejectionAt(1)] }),
    );
    await begin(restarted(ledger.db), 'f2');
    expect(await ledger.imports.show(gone)).toMatchObject({ state: 'abandoned' });
    expect(await inSight(ledger.db)).toEqual(
      new Map([
        ['kept', aSale('kept')],
        ['changed', aSale('changed')],
      ]),
    );
    const current = await ledger.db.read
      .selectFrom('pos_document')
      .select(['source_id', 'version'])
      .orderBy('id')
      .execute();
    expect(current).toEqual([
      { source_id: 'kept', version: 1 },
      { source_id: 'changed', version: 1 },
    ]);
    expect(await ledger.db.read.selectFrom('pos_document_version').select('version').execute()).toEqual([]);
    expect(await dirtyDays(ledger.db)).toEqual([]);
    expect((await ledger.imports.rejections(gone, FIRST_PAGE)).rows).toEqual([]);
    expect((await ledger.db.read.selectFrom('raw_batch').select('bytes').execute())[0]?.bytes).toHaveLength(
      0,
    );
  });

  test('is taken back when its file is not there any more', async () => {
    await begin(ledger.imports, 'f1', 'there.csv');
    const gone = await begin(ledger.imports, 'f2', 'gone.csv');
    await ledger.imports.write(gone, batchOf(Array.from({ length: 450 }, (_, at) => aSale(`${at}`))));
    expect(await restarted(ledger.db).abandonExcept(STREAM.id, ['f1'])).toBe(1);
    expect(await ledger.db.read.selectFrom('pos_document').select('id').execute()).toEqual([]);
    expect((await ledger.imports.list(STREAM.id, FIRST_PAGE)).rows.map((row) => row.state)).toEqual([
      'abandoned',
      'running',
    ]);
    expect(await ledger.imports.abandonExcept(STREAM.id, ['f1'])).toBe(0);
  });
});

describe('a document that another import has left unfinished', () => {
  test('comes into sight with the import that completes', async () => {
    const left = await begin(ledger.imports, 'f1', 'left.csv');
    await ledger.imports.write(left, batchOf([aSale('1'), aSale('2')]));
    const { counts } = await importAll(restarted(ledger.db), 'f2', [aSale('1')]);
    expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, rejected: 0 });
    expect([...(await inSight(ledger.db)).keys()]).toEqual(['1']);
    await ledger.imports.abandonExcept(STREAM.id, []);
    expect([...(await inSight(ledger.db)).keys()]).toEqual(['1']);
  });

  test('is compared with what was before it, not with what may yet go', async () => {
    await importAll(ledger.imports, 'f0', [aSale('1')], 'old.csv');
    const left = await begin(ledger.imports, 'f1', 'left.csv');
    await ledger.imports.write(left, batchOf([dearer('1')]));
    const { counts } = await importAll(restarted(ledger.db), 'f2', [aSale('1')]);
    expect(counts).toEqual({ new: 0, changed: 0, unchanged: 1, rejected: 0 });
    await ledger.imports.abandonExcept(STREAM.id, []);
    expect((await inSight(ledger.db)).get('1')).toEqual(aSale('1'));
    expect(await ledger.db.read.selectFrom('pos_document_version').select('version').execute()).toEqual([]);
  });
});
