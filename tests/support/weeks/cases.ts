import type { PosDocument } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import {
  type Told,
  UNPAID,
  about,
  cancellationOf,
  customerOf,
  documentOf,
  lineOf,
  movedLine,
  paid,
  percent,
  totalOf,
  uniqueGoods,
} from './making.ts';
import { ALL_GOODS, BACK_REASON, GONE_REASON, GOODS } from './shelf.ts';

// Stories with documents of their own: on account, layby, deposits, direct ship, installed.

/** Always somebody, with a number or by name. */
function somebody(story: Told): Pick<PosDocument, 'customer' | 'details'> {
  return customerOf(story.customer ?? 0);
}

/** What leaves with the customer: goods, perhaps a charge as well. */
function goodsOf(story: Told): PosDocument['lines'] {
  const goods = uniqueGoods(story.lines, ALL_GOODS).map((line) => lineOf(line));
  const [charge] = story.lines.filter((line) => line.charge);
  return charge === undefined ? goods : [...goods, lineOf(charge)];
}

export function accountSale(story: Told): readonly PosDocument[] {
  const sold = onAccount(story);
  const [first] = sold.lines;
  const { customer, details } = sold;
  const after = { customer, details, reference: about(sold) };
  const documents = [sold];
  if (story.flag && first !== undefined) {
    const [line = first] = goodsOf({ ...story, lines: story.lines.slice(0, 1) }).slice(0, 1);
    const back = { ...line, ...negated(line) };
    const reason = story.choice % 2 === 0 ? BACK_REASON : GONE_REASON;
    documents.push(
      documentOf(story, 1, story.gap, {
        kind: 'charge-return',
        ...after,
        reason,
        lines: [back],
        total: back.total,
      }),
    );
  }
  // Some pay in part, some too much: what is too much is given back.
  const payment = percent(sold.total, [50, 100, 120][story.choice % 3] ?? 100);
  if (payment > 0 && story.other) {
    const total = minor(payment);
    documents.push(
      documentOf(story, 2, story.gap, { kind: 'account-payment', ...after, total, ...paid(story, payment) }),
    );
    const tooMuch = Math.max(0, payment - sold.total);
    if (tooMuch > 0) {
      const refund = minor(-tooMuch);
      documents.push(
        documentOf(story, 3, story.gap + 1, {
          kind: 'account-refund',
          ...after,
          total: refund,
          ...paid(story, refund),
        }),
      );
    }
  }
  return documents;
}

/** A part may be paid at the till; the rest is owed. */
function onAccount(story: Told): PosDocument {
  const lines = goodsOf(story);
  const total = totalOf(lines);
  const now = story.choice === 5 ? percent(total, 30) : 0;
  return documentOf(story, 0, 0, {
    kind: 'account-sale',
    ...somebody(story),
    lines,
    total,
    ...(now === 0 ? UNPAID : paid({ ...story, method: 1, split: 100 }, now)),
  });
}

export function cancelledAccountSale(story: Told): readonly PosDocument[] {
  const sold = { ...onAccount({ ...story, choice: 0 }) };
  return [sold, cancellationOf(story, 1, story.gap, sold)];
}

function negated(line: PosDocument['lines'][number]): Partial<typeof line> {
  const { quantity, discount, net, tax, total } = line;
  const turned = { discount: minor(-discount), net: minor(-net), tax: minor(-tax), total: minor(-total) };
  return { ...turned, quantity: -quantity as typeof quantity };
}

export function layby(story: Told): readonly PosDocument[] {
  const lines = uniqueGoods(story.lines, ALL_GOODS).map((line) => lineOf(line));
  const total = totalOf(lines);
  const caseId = `LB-${story.n}`;
  const who = somebody(story);
  const details = { ...who.details, caseId };
  const open = documentOf(story, 0, 0, { kind: 'layby-open', ...who, details, lines, total });
  const after = { ...who, details, reference: about(open) };
  const first = percent(total, 20);
  const second = story.choice > 2 ? percent(total, 15) : 0;
  const deposits = [first, second].filter((amount) => amount > 0);
  const paidIn = deposits.map((amount, i) =>
    documentOf(story, i + 1, i * story.gap, {
      kind: 'layby-deposit',
      ...after,
      total: minor(amount),
      ...paid(story, amount),
    }),
  );
  const given = deposits.reduce((all, amount) => all + amount, 0);
  const ended = { ...details, ...(story.choice % 2 === 0 ? {} : { depositApplied: minor(given) }) };
  if (story.other) {
    const rest = paid(story, total - given);
    const end = { kind: 'layby-completion', ...after, details: ended, lines, total, ...rest } as const;
    const completed = documentOf(story, 8, story.gap + 1, end);
    const taken = story.choice === 5 ? [takenBack(story, 10, completed, given)] : [];
    return [open, ...paidIn, completed, ...taken];
  }
  // Some are still open when the week ends.
  if (story.choice === 0) return [open, ...paidIn];
  const fee = story.flag && given > 30 ? [feeLine(percent(given, 30))] : [];
  const kept = totalOf(fee);
  const end = { kind: 'layby-cancellation', ...after, details: ended, lines: fee, total: kept } as const;
  return [open, ...paidIn, documentOf(story, 9, story.gap + 1, { ...end, ...paid(story, kept - given) })];
}

/** With tax in it. */
function feeLine(net: number): PosDocument['lines'][number] {
  const charge = {
    good: 0,
    pieces: 1,
    price: net,
    discountPercent: 0,
    taxCode: 'SR10',
    charge: true,
  } as const;
  return { ...lineOf(charge), sku: 'FEE', name: 'Cancellation fee' };
}

export function deposit(story: Told): readonly PosDocument[] {
  const who = somebody(story);
  const details = { ...who.details, ...(story.flag ? { caseId: `DP-${story.n}` } : {}) };
  const total = minor(story.amount);
  const taken = documentOf(story, 0, 0, {
    kind: 'deposit-taken',
    ...who,
    details,
    total,
    ...paid(story, total),
  });
  if (story.choice === 0) return [taken];
  if (story.choice === 1) return [taken, cancellationOf(story, 1, story.gap + 1, taken)];
  const back = minor(-percent(total, story.choice === 2 ? 50 : 100));
  const parts = { kind: 'deposit-refund', ...who, details, reference: about(taken), total: back } as const;
  return [taken, documentOf(story, 1, story.gap, { ...parts, ...paid(story, back) })];
}

export function directShip(story: Told): readonly PosDocument[] {
  const caseId = `DS-${story.n}`;
  const who = somebody(story);
  const details = { ...who.details, caseId };
  const lines = story.lines.map((line) => ({
    ...lineOf({ ...line, charge: false }),
    cost: minor(percent(line.price * line.pieces, 60)),
  }));
  const total = totalOf(lines);
  const order = documentOf(story, 0, 0, { kind: 'direct-ship-order', ...who, details, lines, total });
  const after = { ...who, details, reference: about(order) };
  const given = story.flag ? percent(total, 30) : 0;
  const documents = [order];
  if (given > 0) {
    documents.push(
      documentOf(story, 1, 0, {
        kind: 'direct-ship-deposit',
        ...after,
        total: minor(given),
        ...paid(story, given),
      }),
    );
  }
  if (story.choice === 0) return documents;
  const settled = story.other ? paid(story, total - given) : UNPAID;
  const applied = given > 0 ? { ...details, depositApplied: minor(given) } : details;
  const parts = {
    kind: 'direct-ship-invoice',
    ...after,
    details: applied,
    lines,
    total,
    ...settled,
  } as const;
  return [...documents, documentOf(story, 2, story.gap, parts)];
}

export function installed(story: Told): readonly PosDocument[] {
  const caseId = `IN-${story.n}`;
  const who = somebody(story);
  const details = { ...who.details, caseId };
  const lines = story.lines.map((line, i) => ({
    ...lineOf({ ...line, good: ALL_GOODS.length - 1, charge: i > 0 }),
    cost: i > 0 ? minor(percent(line.price, 40)) : null,
  }));
  const total = totalOf(lines);
  const given = percent(total, 40);
  const deposit = documentOf(story, 0, 0, {
    kind: 'installed-deposit',
    ...who,
    details,
    total: minor(given),
    ...paid(story, given),
  });
  const issued = uniqueGoods(story.lines, GOODS).map((line) => movedLine(line, line.pieces, null));
  const issue = documentOf(story, 1, 0, { kind: 'installed-issue', ...who, details, lines: issued });
  const begun = given > 0 ? [deposit, issue] : [issue];
  // Work that is not done when the week ends.
  if (story.choice === 0) return begun;
  const settled = story.flag ? paid(story, total - given) : UNPAID;
  const ended = { ...details, depositApplied: minor(given) };
  const parts = { kind: 'installed-completion', ...who, details: ended, lines, total, ...settled } as const;
  const completed = documentOf(story, 2, story.gap, parts);
  if (story.choice === 1) return [...begun, completed, takenBack(story, 3, completed, given)];
  if (story.choice !== 2) return [...begun, completed];
  // More is issued and completed, and of the two completions one is taken back.
  const more = documentOf(story, 4, story.gap + 1, {
    kind: 'installed-issue',
    ...who,
    details,
    lines: issued,
  });
  const bill = { kind: 'installed-completion', ...who, details, lines, total, ...UNPAID } as const;
  const again = documentOf(story, 5, story.gap + 2, bill);
  const taken = story.other ? takenBack(story, 6, completed, given) : takenBack(story, 6, again, 0);
  return [...begun, completed, more, again, taken];
}

/** A completion that should not have been: what its deposits had paid is a deposit again. */
function takenBack(story: Told, step: number, document: PosDocument, given: number): PosDocument {
  const cancelled = cancellationOf(story, step, story.gap + 3, document);
  const details = { ...document.details, depositApplied: minor(-given) };
  return { ...cancelled, details };
}
