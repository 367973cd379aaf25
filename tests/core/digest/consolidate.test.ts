import { describe, expect, test } from 'vitest';
import { resolveMappings } from '../../../src-main/core/mapping/resolve.ts';
import { suggestPaymentMethod } from '../../../src-main/core/mapping/suggest.ts';
import type { DayDocument } from '../../../src-main/core/ports/index.ts';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { currencyCode, minor, quantity, unitPrice } from '../../../src-shared/money/index.ts';
import { aLine, aReturn, aSale, aTender, goodsReceived, MONDAY, TUESDAY } from '../../support/builders.ts';
import { aMapping, consolidated, onFile, POSTING, postedIn, SHOP_MAPPINGS } from '../../support/days.ts';

/** State and cause of each document, in the order of the day. */
function fates(
  documents: readonly (PosDocument | DayDocument)[],
  rules: Parameters<typeof consolidated>[1] = {},
): (string | undefined)[] {
  const { members } = consolidated(documents, rules);
  return members.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason.code}`));
}

describe('a day of counter documents', () => {
  const { members, content, amount, changedSincePosted } = consolidated([
    aSale('1'),
    aSale('2', { lines: [aLine(), aLine({ sku: 'MUG-1', net: minor(500), tax: minor(30) })] }),
    aReturn('3'),
    goodsReceived('4', { details: { supplier: 'Ah Seng' } }),
  ]);

  test('every document is a member, with its money', () => {
    expect(members.map(({ kind, state, section, amount: money }) => [kind, state, section, money])).toEqual([
      ['sale', 'waiting', 'sales', 10_600],
      ['sale', 'waiting', 'sales', 11_130],
      ['return', 'waiting', 'returns', -10_600],
      ['goods-received', 'waiting', 'single', 0],
    ]);
    expect(changedSincePosted).toBe(false);
  });

  test('Amount is sales less returns', () => {
    expect(amount).toBe(11_130);
  });

  test('sales and returns stand side by side, never netted', () => {
    expect(content?.sales).toMatchObject({ count: 2, net: 20_500, tax: 1_230, total: 21_730 });
    expect(content?.returns).toMatchObject({ count: 1, net: -10_000, tax: -600, total: -10_600 });
    expect(content?.sales.tenders).toEqual([{ method: 'Cash', count: 2, amount: 21_730, tip: 0 }]);
    expect(content?.returns.tenders).toEqual([{ method: 'Cash', count: 1, amount: -10_600, tip: 0 }]);
  });

  test('what is not of the counter stays one by one, as it was', () => {
    expect(content?.singles).toEqual([
      {
        document: 'doc/goods-received/4',
        pos: goodsReceived('4', { details: { supplier: 'Ah Seng' } }),
      },
    ]);
  });
});

describe('items', () => {
  const itemsOf = (...lines: PosDocument['lines'][number][]) =>
    consolidated([aSale('1', { lines })]).content?.sales.items ?? [];

  test('two identical lines are one item worth two', () => {
    expect(itemsOf(aLine(), aLine())).toEqual([
      expect.objectContaining({ sku: 'TEA-1', quantity: 2_000, net: 20_000, tax: 1_200, total: 21_200 }),
    ]);
  });

  test.each([
    ['SKUs that differ by case', { sku: 'tea-1' }],
    ['tax codes', { taxCode: 'ZR' }],
    ['unit prices', { unitPrice: unitPrice(1) }],
    ['ways', { quantity: quantity(-1_000), net: minor(-10_000), tax: minor(-600) }],
    ['types', { type: 'service-charge' }],
    ['product groups', { productGroup: 'Drinks' }],
  ] as const)('other %s are other items', (_what, other) => {
    expect(itemsOf(aLine(), aLine(other))).toHaveLength(2);
  });

  test('a unit price is not read into the next field', () => {
    const at = (price: number) => aLine({ unitPrice: unitPrice(price) });
    expect(itemsOf(at(1), at(11), at(-1), at(10))).toHaveLength(4);
  });

  test('without a quantity the amount says which way an item goes', () => {
    const charge = (net: number) => aLine({ quantity: quantity(0), net: minor(net), tax: minor(0) });
    expect(itemsOf(charge(5), charge(7), charge(-5), charge(0)).map(({ net }) => net)).toEqual([-5, 0, 12]);
  });

  test('of several names the same one is shown, and any before none', () => {
    for (const names of [
      ['', 'Tea', 'Chai'],
      ['Chai', 'Tea', ''],
      ['Tea', '', 'Chai'],
    ]) {
      expect(itemsOf(...names.map((name) => aLine({ name })))[0]?.name).toBe('Chai');
    }
  });

  test('the amounts rule, not price times quantity', () => {
    const [item] = itemsOf(
      aLine({ quantity: quantity(3_000), unitPrice: unitPrice(1), discount: minor(77) }),
    );
    expect(item).toMatchObject({ quantity: 3_000, unitPrice: 1, discount: 77, net: 10_000, total: 10_600 });
  });
});

describe('stock', () => {
  const back = (parts: Partial<PosDocument>) => aReturn('1', parts);

  test('leaves with sales by SKU, whatever price and tax; service charges have none', () => {
    const lines = [
      aLine(),
      aLine({ unitPrice: unitPrice(5), taxCode: 'ZR' }),
      aLine({ type: 'service-charge', sku: 'SC' }),
      aLine({ sku: 'tea-1', name: 'tea' }),
    ];
    expect(consolidated([aSale('1', { lines })]).content?.sales.stock).toEqual([
      { sku: 'TEA-1', name: 'Tea', quantity: 2_000 },
      { sku: 'tea-1', name: 'tea', quantity: 1_000 },
    ]);
  });

  test('comes back with returns unless their reason writes it off', () => {
    const { content } = consolidated([
      aReturn('1'),
      aReturn('2', { reason: 'Changed mind' }),
      aReturn('3', { reason: 'Damaged' }),
    ]);
    expect(content?.returns.count).toBe(3);
    expect(content?.returns.stock).toEqual([{ sku: 'TEA-1', name: 'Tea', quantity: -2_000 }]);
  });

  test('comes back when a sale is taken back, whatever the word for it', () => {
    const taken = aReturn('1', {
      kind: 'cancellation',
      reference: { kind: 'sale', sourceId: '9' },
      reason: 'Damaged',
    });
    const { content } = consolidated([taken]);
    expect(content?.returns.stock).toMatchObject([{ sku: 'TEA-1', quantity: -1_000 }]);
  });

  test('an empty reason is none', () => {
    const { members, content } = consolidated([aReturn('1', { reason: '' })]);
    expect(members[0]?.state).toBe('waiting');
    expect(content?.returns.stock).toHaveLength(1);
  });

  test('what only goes to and fro within one receipt does not move', () => {
    const lines = [aLine(), aLine({ quantity: quantity(-1_000), net: minor(-10_000), tax: minor(-600) })];
    expect(consolidated([aSale('1', { lines })]).content?.sales.stock).toEqual([]);
    expect(consolidated([back({ reason: 'Damaged' })]).content?.returns.stock).toEqual([]);
  });
});

describe('holds', () => {
  test.each([
    ['adds up to nothing', aSale('1', { tenders: [] }), 'order-out-of-balance', null],
    ['is rounded too far', aSale('1', { rounding: minor(3) }), 'rounding-over-cap', null],
    [
      'was paid by a tender without an account',
      aSale('1', { tenders: [aTender({ method: 'Voucher' })] }),
      'tender-unmapped',
      'payment-method:Voucher',
    ],
    [
      'has a tax code without an account',
      aSale('1', { lines: [aLine(), aLine({ taxCode: 'XX' })] }),
      'tax-unmapped',
      'tax:XX',
    ],
    [
      'is from a place that is not mapped',
      aSale('1', { location: 'JB' }),
      'location-unmapped',
      'location:JB',
    ],
    ['is in another currency', aSale('1', { currency: currencyCode('SGD') }), 'currency-differs', null],
    [
      'brought goods to a place that is not mapped',
      goodsReceived('1', { location: 'JB' }),
      'location-unmapped',
      'location:JB',
    ],
  ] as const)('a document that %s', (_what, document, code, target) => {
    const { members, content, amount } = consolidated([document]);
    expect(members[0]).toMatchObject({ state: 'held', reason: { code, cure: { target } } });
    expect(content).toBeNull();
    // Another currency than the books' adds nothing to amounts in theirs.
    const counts = document.kind === 'sale' && code !== 'currency-differs';
    expect(amount).toBe(counts ? document.total : 0);
  });

  test('names compare as written: "cash" is not "Cash"', () => {
    expect(fates([aSale('1', { tenders: [aTender({ method: 'cash' })] })])).toEqual([
      'held: tender-unmapped',
    ]);
  });

  test('one by one: the others post', () => {
    const broken = aSale('2', { tenders: [aTender({ amount: minor(1) })] });
    const { content } = consolidated([aSale('1'), broken, aSale('3')]);
    expect(fates([aSale('1'), broken, aSale('3')])).toEqual([
      'waiting',
      'held: order-out-of-balance',
      'waiting',
    ]);
    expect(content?.sales).toMatchObject({ count: 2, total: 21_200 });
  });

  test('a mapping that begins later does not release an earlier day', () => {
    const voucher = aSale('1', { tenders: [aTender({ method: 'Voucher' })] });
    const rows = [
      ...SHOP_MAPPINGS,
      aMapping(suggestPaymentMethod('Voucher'), { effectiveFrom: TUESDAY, origin: 'set' }),
    ];
    expect(fates([voucher], { posting: { ...POSTING, mapping: resolveMappings(rows, MONDAY) } })).toEqual([
      'held: tender-unmapped',
    ]);
    expect(fates([voucher], { posting: { ...POSTING, mapping: resolveMappings(rows, TUESDAY) } })).toEqual([
      'waiting',
    ]);
  });
});

describe('exclusions', () => {
  test('before the start date nothing is posted; on it everything', () => {
    expect(fates([aSale('1'), goodsReceived('2')], { startDate: TUESDAY })).toEqual([
      'excluded: before-start-date',
      'excluded: before-start-date',
    ]);
    expect(fates([aSale('1')], { startDate: MONDAY })).toEqual(['waiting']);
    expect(consolidated([aSale('1')], { startDate: TUESDAY })).toMatchObject({ content: null, amount: 0 });
  });

  test('by a person, with what the person said, before any other reason', () => {
    const wrong = aSale('1', { tenders: [] });
    const { members, amount } = consolidated([onFile(wrong, { excludedByPerson: 'training' })], {
      startDate: TUESDAY,
    });
    expect(members[0]).toMatchObject({
      state: 'excluded',
      amount: 10_600,
      reason: { code: 'excluded-by-person', data: { reason: 'training' } },
    });
    expect(amount).toBe(0);
  });
});

describe('after posting', () => {
  test('a late document is a supplement: only its own content', () => {
    const late = aSale('2', { lines: [aLine({ net: minor(300), tax: minor(18) })] });
    const { members, content, amount } = consolidated([postedIn(1, aSale('1')), late]);
    expect(members.map(({ state }) => state)).toEqual(['posted', 'waiting']);
    expect(content?.sales).toMatchObject({ count: 1, total: 318 });
    expect(amount).toBe(10_918);
  });

  test('what is on its way to the books is not posted again', () => {
    const { members, content } = consolidated([postedIn(1, aSale('1'), 'waiting')]);
    expect(members[0]).toMatchObject({ state: 'waiting', section: 'sales', reason: null });
    expect(content).toBeNull();
  });

  test('other content is told, and changes nothing in the books', () => {
    const before = postedIn(1, aSale('1'));
    const after = { ...before, ...onFile(aSale('1', { number: 'R-1b' })), posting: before.posting };
    const { members, content, changedSincePosted } = consolidated([after]);
    expect(changedSincePosted).toBe(true);
    expect(members[0]?.state).toBe('posted');
    expect(content).toBeNull();
    expect(consolidated([before, aSale('2')]).changedSincePosted).toBe(false);
    const other = postedIn(1, aSale('2'));
    expect(consolidated([after, other]).changedSincePosted).toBe(true);
    expect(consolidated([other, after]).changedSincePosted).toBe(true);
  });

  test('posted stays posted, whatever is unmapped or kept out since', () => {
    const sale = postedIn(1, aSale('1', { tenders: [aTender({ method: 'Voucher' })] }));
    expect(fates([sale], { startDate: TUESDAY })).toEqual(['posted']);
    expect(fates([{ ...sale, excludedByPerson: 'too late' }])).toEqual(['posted']);
  });
});

describe('shifts', () => {
  const shift = (kind: 'shift-open' | 'shift-close', sourceId: string, parts: Partial<PosDocument> = {}) =>
    aSale(sourceId, { kind, lines: [], tenders: [], register: 'T1', shift: 'S1', ...parts });
  const openShifts = (...documents: PosDocument[]) =>
    consolidated([aSale('1'), ...documents]).content?.openShifts;

  test('count as open until they are closed, in whatever order they come', () => {
    expect(openShifts()).toBe(0);
    expect(openShifts(shift('shift-open', 'a'))).toBe(1);
    expect(openShifts(shift('shift-open', 'a'), shift('shift-close', 'b'))).toBe(0);
    expect(openShifts(shift('shift-close', 'b'), shift('shift-open', 'a'))).toBe(0);
  });

  test('are told apart by register and shift', () => {
    const other = shift('shift-close', 'b', { register: 'T2' });
    expect(openShifts(shift('shift-open', 'a'), other)).toBe(1);
    expect(openShifts(shift('shift-open', 'a'), shift('shift-close', 'b', { shift: 'S2' }))).toBe(1);
  });

  test('without a name go by their own id', () => {
    const nameless = { shift: null, register: null };
    expect(openShifts(shift('shift-open', 'a', nameless), shift('shift-open', 'b', nameless))).toBe(2);
    expect(openShifts(shift('shift-open', 'a', nameless), shift('shift-close', 'a', nameless))).toBe(0);
  });

  test('of yesterday that close today are no business of today', () => {
    expect(openShifts(shift('shift-close', 'b'))).toBe(0);
  });
});

test('a day of more refunds than sales has a negative Amount, and two sections all the same', () => {
  const { amount, content } = consolidated([aSale('1'), aReturn('2'), aReturn('3')]);
  expect(amount).toBe(-10_600);
  expect([content?.sales.total, content?.returns.total]).toEqual([10_600, -21_200]);
});

test('a day with nothing to post has no content', () => {
  expect(consolidated([])).toEqual({ members: [], content: null, amount: 0, changedSincePosted: false });
  expect(consolidated([aSale('1', { kind: 'shift-open', lines: [], tenders: [] })]).content).toBeNull();
});
