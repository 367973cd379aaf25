import { expect, test } from 'vitest';
import { createSampleSource } from '../../../src-main/sources/sample/source.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { businessDate, isZoneId } from '../../../src-shared/time/index.ts';
import { describeSourceContract } from '../../contracts/source.ts';
import {
  CUT_OFF_MINUTES,
  NEVER_ABORTED,
  OCTOBER,
  RESOURCES,
  documentsOf,
  ofKind,
  sampleSource,
  windowOf,
} from './reading.ts';

describeSourceContract('sample store', () => sampleSource(1), {
  window: windowOf('2026-10-10', '2026-10-20'),
});

test('units are days: the thirty before today, or what is asked for', async () => {
  const today = businessDate('2026-11-01');
  const usual = await sampleSource(1).units({ from: null, to: null, today });
  expect([usual.length, usual[0]?.locator, usual.at(-1)?.locator]).toEqual([30, ...OCTOBER]);
  const asked = await sampleSource(1).units(windowOf('2026-10-05', '2026-10-06', '2026-10-05'));
  expect(asked.map(({ locator }) => locator)).toEqual(['2026-10-05', '2026-10-06']);
  expect(await sampleSource(1).units(windowOf('2026-10-06', '2026-10-05'))).toEqual([]);
});

test('before the stores opened there is nothing', async () => {
  const units = await sampleSource(1).units(windowOf('2019-12-30', '2020-01-01'));
  expect(units.map(({ locator }) => locator)).toEqual(['2020-01-01']);
  const first = await documentsOf(1, '2020-01-01', '2020-01-01');
  expect(ofKind(first, 'sale').length).toBeGreaterThan(100);
  expect(ofKind(first, 'return')).toEqual([]);
});

test('a fingerprint tells seed and day', async () => {
  const window = windowOf('2026-10-05', '2026-10-06');
  const units = [...(await sampleSource(1).units(window)), ...(await sampleSource(2).units(window))];
  expect(new Set(units.map(({ fingerprint }) => fingerprint)).size).toBe(4);
});

test('discovery maps whatever the story contains', async () => {
  const { account, currency, cutOffMinutes, locations, mappings, openings } =
    await sampleSource(12).discover();
  expect([account, currency, cutOffMinutes]).toEqual(['sample:12', 'AUD', CUT_OFF_MINUTES]);
  expect(locations.map(({ id }) => id)).toEqual(['SYD', 'NTL', 'BNE']);
  expect(new Set(locations.map(({ timeZone }) => timeZone)).size).toBe(2);
  expect(locations.every(({ timeZone }) => timeZone !== null && isZoneId(timeZone))).toBe(true);

  const all = await documentsOf(12, ...OCTOBER);
  const mapped = new Set(mappings.map(({ type, key }) => `${type}/${key}`));
  const methods = new Set(
    all.flatMap(({ tenders }) => tenders.map(({ method }) => `payment-method/${method}`)),
  );
  const taxes = new Set(all.flatMap(({ lines }) => lines.map(({ taxCode }) => `tax/${taxCode}`)));
  const reasons = new Set(
    ofKind(all, 'return', 'charge-return', 'cancellation', 'exchange').map(
      ({ reason }) => `reason/${reason}`,
    ),
  );
  const paidOut = ofKind(all, 'pay-out').map(({ reason }) => `journal-detail/pay-outs.expense:${reason}`);
  const paidIn = ofKind(all, 'pay-in').map(({ reason }) => `journal-detail/misc-payments.pay-ins:${reason}`);
  expect([...methods, ...taxes, ...reasons, ...paidOut, ...paidIn].filter((key) => !mapped.has(key))).toEqual(
    [],
  );

  expect(openings!.date < '2020-01-01').toBe(true);
  expect(openings!.stock.every(({ quantity, value }) => quantity > 0 && value > 0)).toBe(true);
  const stocked = new Set(openings!.stock.map(({ sku }) => sku));
  const received = ofKind(all, 'goods-received').flatMap(({ lines }) => lines.map(({ sku }) => sku));
  expect(received.filter((sku) => !stocked.has(sku))).toEqual([]);
});

test('the raw payload is the documents, a line of JSON each', async () => {
  const source = sampleSource(1);
  const [unit] = await source.units(windowOf('2026-10-17', '2026-10-17'));
  const [batch] = await Array.fromAsync(source.read(unit!, NEVER_ABORTED));
  const lines = new TextDecoder().decode(batch!.raw!).trimEnd().split('\n');
  const read = lines.map((line) => JSON.parse(line) as { sourceId: string; occurredAt: string });
  expect(read.map(({ sourceId }) => sourceId)).toEqual(
    batch!.documents.map(({ document }) => document.sourceId),
  );
  expect(read.every(({ occurredAt }) => /^2026-10-1\dT[\d:]+Z$/u.test(occurredAt))).toBe(true);
  expect(batch!.bytesRead).toBe(batch!.raw!.byteLength);
});

test('a wrong seed or a missing resource is an expected failure', async () => {
  for (const seed of [-1, 1.5, Number.NaN]) expect(() => sampleSource(seed)).toThrow(ExpectedFailure);
  const nowhere = createSampleSource({ seed: 1, resources: `${RESOURCES}-nowhere` });
  await expect(nowhere.discover()).rejects.toThrow('file-not-found');
});
