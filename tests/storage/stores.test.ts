import { beforeEach, describe, expect, test } from 'vitest';
import { createBooksDirectory } from '../../src-main/storage/books-directory.ts';
import { createStreamStore } from '../../src-main/storage/stream-store.ts';
import { accountNumber, booksId, type Mapping, type Stream, streamId } from '../../src-shared/model/index.ts';
import { minor } from '../../src-shared/money/index.ts';
import { instant } from '../../src-shared/time/index.ts';
import { aSale, aTender, MONDAY, TUESDAY } from '../support/builders.ts';
import { BOOKS, CHART, STREAM, TestLedger, EMBEDDED } from '../support/test-ledger.ts';
import { expectFailure } from './scratch.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await TestLedger.open();
  return () => ledger.close();
});

const voucher: Mapping = {
  type: 'payment-method',
  key: 'Voucher',
  value: accountNumber('1010'),
  stream: STREAM.id,
  effectiveFrom: null,
  origin: 'set',
  setAt: instant(5),
};

describe('streams', () => {
  const other = { ...STREAM, id: streamId('str_other'), name: 'Other', account: 'sample:other' };

  test('are read back as they were connected', async () => {
    const streams = createStreamStore(ledger.db);
    await streams.create(other, [{ ...voucher, stream: other.id }]);
    expect(await streams.list()).toEqual([STREAM, other]);
    expect(await streams.byName('OTHER')).toEqual(other);
    expect(await streams.byId(other.id)).toEqual(other);
    expect(await streams.byName('none')).toBeNull();
    expect(await streams.byId(streamId('str_none'))).toBeNull();
    expect(await ledger.mappings.list(other.id)).toEqual([{ ...voucher, stream: other.id }]);
  });

  test('of an account that is connected are refused, and nothing of them stays', async () => {
    const streams = createStreamStore(ledger.db);
    const twin = { ...other, account: STREAM.account };
    const { failure } = await expectFailure(() => streams.create(twin, []), 'account-already-connected');
    expect(failure.where).toBe(STREAM.name);
    await expectFailure(() => streams.create({ ...other, name: 'TEST shop' }, []), 'stream-name-taken');
    await expectFailure(() => streams.create({ ...other, books: booksId('bks_no') }, []), 'books-not-found');
    expect(await streams.list()).toEqual([STREAM]);
  });

  test('are changed in name, status and settings', async () => {
    const streams = createStreamStore(ledger.db);
    await streams.create(other, []);
    const changed = {
      ...other,
      name: 'Renamed',
      status: 'paused' as const,
      connection: { folder: '/in' },
      settings: { ...other.settings, autoInvoice: false },
    };
    const set = (id: Stream['id'], stream: Stream) =>
      streams.update(id, instant(7), () => ({ stream, mappings: [] }));
    await set(other.id, changed);
    expect(await streams.byId(other.id)).toEqual(changed);
    await expectFailure(() => set(other.id, { ...changed, name: STREAM.name }), 'stream-name-taken');
    await expectFailure(() => set(streamId('no'), changed), 'stream-not-found');
  });
});

test('books are listed, and their names are unique whatever the case', async () => {
  const books = createBooksDirectory(ledger.db, ledger.clock);
  expect(await books.list()).toEqual([EMBEDDED]);
  const twin = { ...EMBEDDED, id: booksId('bks_2'), name: 'bOOKS' };
  await expectFailure(() => books.create(twin), 'books-name-taken');
});

test('how books are reached can change, and is told', async () => {
  const books = createBooksDirectory(ledger.db, ledger.clock);
  const connection = { url: 'https://books.example', user: 'pos', secret: 'books/1' };
  await books.setConnection(BOOKS, connection);
  expect(await books.list()).toEqual([{ ...EMBEDDED, connection }]);
  await expectFailure(() => books.setConnection(booksId('bks_2'), connection), 'books-not-found');
});

test('the chart of books over a network is what they said last', async () => {
  const books = createBooksDirectory(ledger.db, ledger.clock);
  const id = booksId('bks_tryton');
  const [first, second] = CHART;
  await books.create({ ...EMBEDDED, id, name: 'Head office', system: 'tryton' }, CHART);
  await books.rememberChart(id, [{ ...first!, name: 'Renamed' }]);
  expect(await ledger.embedded.chart(id)).toEqual([{ ...first!, name: 'Renamed' }]);
  await books.rememberChart(id, [first!, second!]);
  expect(await ledger.embedded.chart(id)).toHaveLength(2);
  expect(await ledger.embedded.chart(BOOKS)).toHaveLength(CHART.length);
});

describe('mappings', () => {
  test('are added, never replaced, and listed in the order in which they were set', async () => {
    const later: Mapping = { ...voucher, effectiveFrom: TUESDAY, setAt: instant(6) };
    const tax: Mapping = {
      ...voucher,
      type: 'tax',
      key: 'XX',
      value: { booksTaxCode: 'SR', account: accountNumber('2100'), taxPoint: 'completion' },
    };
    await ledger.mappings.put([voucher, tax]);
    await ledger.mappings.put([later]);
    expect(await ledger.mappings.list(STREAM.id)).toEqual([voucher, tax, later]);
    expect(await ledger.mappings.list(streamId('str_none'))).toEqual([]);
  });

  test('of taxes of before they had a tax point are due at the completion of a layby', async () => {
    await ledger.db.write((tx) => {
      tx.prepare(
        `INSERT INTO mapping (stream_id, type, key, value, effective_from, origin, set_at)
         SELECT id, 'tax', 'OLD', '{"booksTaxCode":"OLD","account":"2100"}', NULL, 'set', 1 FROM stream`,
      ).run();
    });
    const [row] = (await ledger.mappings.list(STREAM.id)).filter(({ key }) => key === 'OLD');
    expect(row?.value).toEqual({ booksTaxCode: 'OLD', account: '2100', taxPoint: 'completion' });
  });

  test('make days with anything unposted worth another look, and no others', async () => {
    const held = aSale('held', { tenders: [aTender({ method: 'Voucher', amount: minor(10_600) })] });
    await ledger.import([held], MONDAY);
    const shiftOpens = aSale('opens', { kind: 'shift-open', lines: [], tenders: [] });
    await ledger.run([aSale('fine'), shiftOpens], TUESDAY);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([]);
    await ledger.mappings.put([voucher]);
    expect(await ledger.digests.dirtyDays(STREAM.id)).toEqual([{ location: 'KL', date: MONDAY }]);
  });

  test('for a stream that is not there are refused', async () => {
    const lost = { ...voucher, stream: streamId('str_none') };
    await expectFailure(() => ledger.mappings.put([lost]), 'stream-not-found');
  });
});
