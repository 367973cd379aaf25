import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseName, deliveryKey, type PosDocument } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { aLine, aSale, aTender, MONDAY, TUESDAY } from '../../support/builders.ts';
import { BOOKS, TestLedger } from '../../support/test-ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
});
afterEach(() => ledger.close());

const layby = (kind: PosDocument['kind'], sourceId: string, parts: Partial<PosDocument> = {}) =>
  aSale(sourceId, {
    kind,
    customer: 'C77',
    lines: [],
    total: minor(0),
    tenders: [],
    ...parts,
    details: { caseId: 'L1', customerName: 'Siti', ...parts.details },
  });

const OPENED = layby('layby-open', 'open', { lines: [aLine()], total: minor(10_600) });
const COMPLETED = layby('layby-completion', 'done', {
  lines: [aLine()],
  total: minor(10_600),
  tenders: [aTender()],
  details: { depositApplied: minor(0) },
});

const states = async () =>
  (
    await ledger.db.read
      .selectFrom('digest_member')
      .innerJoin('pos_document', 'pos_document.id', 'digest_member.document_id')
      .select(['pos_document.source_id as id', 'digest_member.state'])
      .orderBy('pos_document.source_id')
      .execute()
  ).map(({ id, state }) => `${id} ${state}`);

test('a layby is on order until its completion comes, then posted', async () => {
  await ledger.run([OPENED], MONDAY);
  expect(await states()).toEqual(['open on-order']);
  await ledger.run([COMPLETED], TUESDAY);
  expect(await states()).toEqual(['done posted', 'open posted']);
  expect((await ledger.check()).problems).toEqual([]);
});

test('also when both come on one day, in one batch', async () => {
  await ledger.run([OPENED, COMPLETED]);
  expect(await states()).toEqual(['done posted', 'open posted']);
  expect((await ledger.check()).problems).toEqual([]);
});

test('an order that is open again is on order again', async () => {
  await ledger.run([OPENED]);
  const [open] = await ledger.embedded.openOf(BOOKS, { caseId: caseName('sample:test', 'layby', 'L1') });
  const { key } = open!.document;
  const write = (state: 'processed' | 'open') => ({
    records: [],
    late: [],
    states: [],
    transit: [],
    changes: [{ key: deliveryKey(key), state, orderLines: open!.orderLines, action: state, detail: '' }],
  });
  await ledger.embedded.record(BOOKS, write('processed'));
  expect(await states()).toEqual(['open posted']);
  await ledger.embedded.record(BOOKS, write('open'));
  expect(await states()).toEqual(['open on-order']);
  expect((await ledger.check()).problems).toEqual([]);
});
