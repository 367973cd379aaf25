import { describe, expect, test } from 'vitest';
import { businessDateAt, businessDate } from '../../../src-shared/time/index.ts';
import { describeSourceContract } from '../../contracts/source.ts';
import { DATA, HAS_DATA, readSource, shipped, sourceOf } from './support.ts';

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

function sumBy<T>(
  things: readonly T[],
  key: (thing: T) => string,
  amount: (thing: T) => number,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const thing of things) sums[key(thing)] = (sums[key(thing)] ?? 0) + amount(thing);
  return sums;
}

describe.skipIf(!HAS_DATA)(`real files of ${DATA}${HAS_DATA ? '' : ' (skipped: not in this clone)'}`, () => {
  test('Online Retail, December 2010, to the penny', async () => {
    const profile = await shipped('online-retail');
    const { documents, rejections, notices } = await readSource(sourceOf(`${DATA}/online-retail`, profile));
    const rules = [{ from: businessDate('2000-01-01'), zone: profile.constants.timeZone!, cutOffMinutes: 0 }];
    const days = sumBy(
      documents,
      (d) => businessDateAt(d.occurredAt, rules).date,
      (d) => d.total,
    );
    expect(rejections).toEqual([]);
    expect(documents.flatMap((d) => d.lines)).toHaveLength(42_481);
    expect(total(documents.map((d) => d.total))).toBe(74_895_702);
    expect(days['2010-12-01']).toBe(5_863_556);
    expect(Object.keys(days)).toHaveLength(20);
    expect(new Set(documents.map((d) => d.location))).toEqual(new Set(['Online']));
    expect(documents.filter((d) => d.total === 0 && d.tenders.length > 0)).toEqual([]);
    expect(documents.filter((d) => d.kind === 'sale' && d.total < 0)).toEqual([]);
    expect(documents.filter((d) => d.sourceId.startsWith('C') && d.kind !== 'return')).toEqual([]);
    expect(documents.find((d) => d.sourceId === '536365')).toMatchObject({
      customer: '17850',
      total: 13_912,
    });
    const identical = notices
      .filter((n) => n.code === 'identical-rows-kept')
      .map((n) => Number(n.data['count']));
    expect(total(identical)).toBe(500);
    expect(notices.filter((n) => n.code === 'order-times-differ')).toEqual([
      { code: 'order-times-differ', data: { count: 1, examples: '536591' } },
    ]);
    expect(notices.some((n) => n.code === 'sku-case-differs')).toBe(true);
    expect(notices.some((n) => n.code === 'column-ignored')).toBe(false);
  });

  test('supermarket: net as given, tax half up per receipt', async () => {
    const profile = await shipped('supermarket-sales');
    const { documents, rejections, notices } = await readSource(sourceOf(DATA, profile));
    const rules = [{ from: businessDate('2000-01-01'), zone: profile.constants.timeZone!, cutOffMinutes: 0 }];
    expect(rejections).toEqual([]);
    expect(
      sumBy(
        documents,
        (d) => d.location,
        (d) => d.total,
      ),
    ).toEqual({ Delhi: 10_620_057, Mumbai: 10_619_800, Chennai: 11_056_886 });
    const tenders = documents.flatMap((d) => d.tenders);
    expect(
      sumBy(
        tenders,
        (t) => t.method,
        (t) => t.amount,
      ),
    ).toEqual({ Cash: 11_220_676, Ewallet: 10_999_338, 'Credit card': 10_076_729 });
    expect(total(documents.flatMap((d) => d.lines.map((line) => line.tax)))).toBe(1_538_005);
    expect(new Set(documents.map((d) => d.location + businessDateAt(d.occurredAt, rules).date)).size).toBe(
      263,
    );
    expect(notices).toEqual([
      { code: 'rounding-difference', data: { difference: '0.681', currency: 'INR' } },
    ]);
  });

  test('connecting finds locations, currency, zone and defaults', async () => {
    const online = await sourceOf(`${DATA}/online-retail`, await shipped('online-retail')).discover();
    expect(online).toMatchObject({ account: 'test-account', currency: 'GBP', timeZone: 'Europe/London' });
    expect(online.locations.map((location) => location.id)).toEqual(['Online']);
    const market = await sourceOf(DATA, await shipped('supermarket-sales'), 'MYR').discover();
    expect(market.currency).toBe('MYR');
    expect(market.locations.map((location) => location.id)).toEqual(['Chennai', 'Delhi', 'Mumbai']);
    expect(market.mappings.map((mapping) => `${mapping.type} ${mapping.key}`)).toEqual([
      'payment-method Cash',
      'payment-method Ewallet',
      'payment-method Credit card',
      'tax TAX5',
    ]);
  });

  describeSourceContract(
    'Online Retail',
    async () => sourceOf(`${DATA}/online-retail`, await shipped('online-retail')),
    { maxUnits: 3 },
  );
  describeSourceContract('supermarket', async () => sourceOf(DATA, await shipped('supermarket-sales')));
});
