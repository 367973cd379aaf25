import { describe, expect, test } from 'vitest';
import type { DayDocument } from '../../../src-main/core/ports/index.ts';
import { unseenFailure } from '../../../src-main/core/digest/cancelled.ts';
import type { PosDocument } from '../../../src-shared/model/index.ts';
import { minor, quantity } from '../../../src-shared/money/index.ts';
import { takenBack } from '../../support/arbitrary-documents.ts';
import { aLine, aReturn, aSale, goodsReceived } from '../../support/builders.ts';
import { about, consolidated, onFile, postedIn } from '../../support/days.ts';

/** The whole of a document taken back by the till. */
function cancels(sale: PosDocument, parts: Partial<PosDocument> = {}): PosDocument {
  return {
    ...takenBack(sale),
    kind: 'cancellation',
    sourceId: `X${sale.sourceId}`,
    reference: about(sale),
    ...parts,
  };
}

const sale = aSale('1');

function states(documents: readonly (PosDocument | DayDocument)[]): string[] {
  return consolidated(documents).members.map(({ kind, state }) => `${kind} ${state}`);
}

describe('cancelled on the same date, not posted', () => {
  test('both are left out, with the reason, and come to nothing', () => {
    const { members, content, amount } = consolidated([sale, cancels(sale), aSale('2')]);
    expect(members.map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['excluded', 'cancelled-in-pos'],
      ['excluded', 'cancelled-in-pos'],
      ['waiting', undefined],
    ]);
    const out = members.filter(({ state }) => state === 'excluded');
    expect(out.reduce((all, member) => all + member.amount, 0)).toBe(0);
    expect(content).toMatchObject({ sales: { count: 1 }, returns: { count: 0 } });
    expect(amount).toBe(10_600);
  });

  test('in whatever order they come, and when the till reports it twice', () => {
    const all = [cancels(sale), cancels(sale, { sourceId: 'X1b' }), sale];
    expect(states(all)).toEqual(['cancellation excluded', 'cancellation excluded', 'sale excluded']);
  });

  test('also when the sale would have been held', () => {
    const broken = aSale('1', { tenders: [] });
    expect(states([broken, cancels(broken)])).toEqual(['sale excluded', 'cancellation excluded']);
  });

  test('also when the till only says so, without amounts', () => {
    const word = cancels(sale, { total: minor(0), lines: [], tenders: [] });
    expect(states([sale, word])).toEqual(['sale excluded', 'cancellation excluded']);
  });

  test('a document of another kind with the same id is another document', () => {
    const all = [sale, aReturn('1'), goodsReceived('1'), cancels(sale)];
    expect(states(all)).toEqual([
      'sale excluded',
      'return waiting',
      'goods-received waiting',
      'cancellation excluded',
    ]);
  });

  test('a cancellation with the id of a sale does not take that sale with it', () => {
    const other = aSale('2');
    expect(states([sale, other, cancels(sale, { sourceId: '2' })])).toEqual([
      'sale excluded',
      'sale waiting',
      'cancellation excluded',
    ]);
  });
});

describe('a reversing event of its own', () => {
  test.each([
    ['the sale is posted', postedIn(1, sale), 'sale posted'],
    ['the sale is on its way to the books', postedIn(1, sale, 'waiting'), 'sale waiting'],
  ])('when %s', (_what, file, state) => {
    const { content } = consolidated([file, cancels(sale)]);
    expect(states([file, cancels(sale)])).toEqual([state, 'cancellation waiting']);
    expect(content).toMatchObject({ sales: { count: 0 }, returns: { count: 1, total: -10_600 } });
  });

  test('when the sale is of another date, or unknown', () => {
    expect(consolidated([cancels(sale)]).content?.returns).toMatchObject({ count: 1, total: -10_600 });
    expect(states([cancels(sale, { reference: null })])).toEqual(['cancellation waiting']);
  });

  test('when only a part is cancelled: the rest was sold', () => {
    const two = aSale('1', { lines: [aLine(), aLine({ sku: 'MUG-1' })] });
    const part = cancels(sale, { reference: about(two) });
    const { amount, content } = consolidated([two, part]);
    expect(states([two, part])).toEqual(['sale waiting', 'cancellation waiting']);
    expect(content).toMatchObject({ sales: { total: 21_200 }, returns: { total: -10_600 } });
    expect(amount).toBe(10_600);
  });

  test('that is posted does not take out a sale that comes late', () => {
    expect(states([postedIn(1, cancels(sale)), sale])).toEqual(['cancellation posted', 'sale waiting']);
  });
});

describe('of goods that had come back, and nobody knows what became of them', () => {
  const UNSEEN = { cancelsUnseen: true } as const;

  test.each(['return', 'exchange', 'charge-return'] as const)('it waits for the %s', (kind) => {
    const back = aReturn('1', { kind, customer: 'C1' });
    const [member] = consolidated([cancels(back, { customer: 'C1', details: UNSEEN })]).members;
    expect(member).toMatchObject({
      state: 'held',
      reason: { code: 'cancelled-unseen', cure: { action: 'wait' }, data: { number: back.number } },
    });
  });

  test('it does not where no goods go away again, or the return is known', () => {
    const money = aReturn('1', { lines: [] });
    const charge = aReturn('1', { lines: [aLine({ type: 'service-charge', quantity: quantity(-1_000) })] });
    const back = aReturn('2');
    expect(unseenFailure(cancels(money, { details: UNSEEN }))).toBeNull();
    expect(unseenFailure(cancels(charge, { details: UNSEEN }))).toBeNull();
    expect(unseenFailure(cancels(back))).toBeNull();
    expect(unseenFailure(cancels(back, { details: UNSEEN }))).not.toBeNull();
  });

  test.each(['return', 'exchange', 'charge-return'] as const)(
    'it waits for a decision about the reason of the %s',
    (kind) => {
      const back = aReturn('1', { kind, customer: 'C1', reason: 'Smells' });
      const [member] = consolidated([cancels(back, { customer: 'C1', reason: 'Smells' })]).members;
      expect(member).toMatchObject({ state: 'held', reason: { code: 'reason-unmapped' } });
    },
  );
});

describe('a person has decided', () => {
  test('without the cancellation the sale stands', () => {
    const ignored = onFile(cancels(sale), { excludedByPerson: 'sold after all' });
    expect(states([sale, ignored])).toEqual(['sale waiting', 'cancellation excluded']);
  });

  test('without the sale its cancellation is left out too', () => {
    const { members, content } = consolidated([
      onFile(sale, { excludedByPerson: 'training' }),
      cancels(sale),
    ]);
    expect(members.map(({ reason }) => reason?.code)).toEqual(['excluded-by-person', 'cancelled-in-pos']);
    expect(content).toBeNull();
  });
});

test('what takes back a document that stands alone stands alone too', () => {
  const onAccount = aSale('1', { kind: 'account-sale', tenders: [], customer: 'C1' });
  const { members } = consolidated([cancels(onAccount, { customer: 'C1' })]);
  expect(members[0]).toMatchObject({ state: 'waiting', section: 'single', amount: -10_600 });
  expect(states([onAccount, cancels(onAccount)])).toEqual(['account-sale excluded', 'cancellation excluded']);
});

test('a word alone takes back nothing that is in the books', () => {
  const word = cancels(sale, { total: minor(0), lines: [], tenders: [] });
  expect(consolidated([postedIn(1, sale), word]).members[1]).toMatchObject({
    state: 'excluded',
    section: 'none',
    reason: { code: 'nothing-to-post' },
  });
});
