import {
  type CurrencyCode,
  formatMinor,
  formatShortDecimal,
  formatUnitPrice,
  type Minor,
  minor,
  QUANTITY_SCALE,
} from '../../../src-shared/money/index.ts';
import type {
  ChangeDifference,
  ChangeFact,
  ChangeFactKind,
  ChangeKind,
  ChangePart,
  PosDocument,
  PosLine,
  PosTender,
} from '../../../src-shared/model/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { isEmpty } from '../digest/classify.ts';

/**
 * What has become of a posted document. One without lines, tenders and amounts is what tills leave of an
 * order that was cancelled after it had been told; a cancellation of its own is a document of its own.
 */
export function changeKind(after: PosDocument, isMoved: boolean): ChangeKind {
  if (isMoved) return 'moved';
  return isEmpty(after) ? 'cancelled' : 'edited';
}

/** What differs between two versions of a document, in the order of a receipt: head, lines, tenders, taxes, counts. */
export function differencesOf(before: PosDocument, after: PosDocument): readonly ChangeDifference[] {
  return [
    ...compared('head', headOf(before), headOf(after)),
    ...comparedRows('line', before.lines, after.lines, {
      label: ({ sku, name }) => (sku === '' ? name : sku),
      facts: (line, { currency }) => lineFacts(line, currency),
      documents: [before, after],
    }),
    ...comparedRows('tender', before.tenders, after.tenders, {
      label: ({ method }) => method,
      facts: (leg, { currency }) => tenderFacts(leg, currency),
      documents: [before, after],
    }),
    ...compared('tax', taxesOf(before), taxesOf(after)),
    ...compared('count', countsOf(before), countsOf(after)),
  ];
}

type Facts = readonly ChangeFact[];
type Fields = ReadonlyMap<string, Facts | null>;

function compared(part: ChangePart, before: Fields, after: Fields): readonly ChangeDifference[] {
  const labels = new Set([...before.keys(), ...after.keys()]);
  return [...labels].flatMap((label): readonly ChangeDifference[] => {
    const was = before.get(label) ?? null;
    const is = after.get(label) ?? null;
    return isSame(was, is) ? [] : [{ part, label, before: was, after: is }];
  });
}

function isSame(was: Facts | null, is: Facts | null): boolean {
  return JSON.stringify(was) === JSON.stringify(is);
}

function fact(kind: ChangeFactKind, data: ChangeFact['data'] = {}): ChangeFact {
  return { fact: kind, data };
}

/** A field as it stands in the receipt; null: it is not there. */
function plain(text: string | null): Facts | null {
  return text === null ? null : [fact('text', { text })];
}

/** The fields of the head by their names; what a kind does not have is left out or null. */
function headOf(document: PosDocument): Fields {
  const { reference, currency, rounding, details } = document;
  const money = (amount: Minor): Facts | null => plain(formatMinor(amount, currency));
  const {
    counts: _counted,
    layby: _terms,
    cancelsUnseen: _unseen,
    goodsBack: _settled,
    offline,
    cardIssuer,
    ...others
  } = details;
  const { openingFloat, depositApplied, commission, ...names } = others;
  return new Map<string, Facts | null>([
    ['number', plain(document.number)],
    ['location', plain(document.location)],
    ['register', plain(document.register)],
    ['shift', plain(document.shift)],
    ['occurredAt', [fact('instant', { at: formatInstant(document.occurredAt) })]],
    ['currency', plain(currency)],
    ['channel', plain(document.channel)],
    ['customer', plain(document.customer)],
    [
      'reference',
      reference === null ? null : [fact('refers-to', { kind: reference.kind, id: reference.sourceId })],
    ],
    ['reason', plain(document.reason)],
    ['total', money(document.total)],
    ['rounding', rounding === 0 ? null : money(rounding)],
    ...Object.entries({ openingFloat, depositApplied, commission }).map(
      ([name, amount]) => [name, amount === undefined ? null : money(amount)] as const,
    ),
    ...Object.entries(names).map(([name, value]) => [name, plain(value)] as const),
    ['offline', offline === undefined ? null : [fact(offline ? 'yes' : 'no')]],
    ['cardIssuer', cardIssuer === undefined ? null : [fact(`${cardIssuer}-card`)]],
  ]);
}

function countsOf({ details: { counts = [] }, currency }: PosDocument): Fields {
  return new Map(
    counts.map(({ method, expected, counted }) => [
      method,
      [
        fact('counted', {
          counted: formatMinor(counted, currency),
          expected: formatMinor(expected, currency),
        }),
      ],
    ]),
  );
}

/** Base and tax by code, added up over the lines. */
function taxesOf({ lines, currency }: PosDocument): Fields {
  const sums = new Map<string, { net: number; tax: number }>();
  for (const { taxCode, net, tax } of lines) {
    const sum = sums.get(taxCode) ?? { net: 0, tax: 0 };
    sums.set(taxCode, { net: sum.net + net, tax: sum.tax + tax });
  }
  const money = (amount: number): string => formatMinor(minor(amount), currency);
  return new Map(
    [...sums].map(([code, { net, tax }]) => [code, [fact('taxed', { tax: money(tax), net: money(net) })]]),
  );
}

function lineFacts(line: PosLine, currency: CurrencyCode): Facts {
  const { discount, total, taxCode, cost, productGroup, name } = line;
  const money = (amount: Minor): string => formatMinor(amount, currency);
  const quantity = formatShortDecimal(line.quantity, QUANTITY_SCALE);
  return [
    fact('item', { quantity, price: formatUnitPrice(line.unitPrice), name }),
    ...(discount === 0 ? [] : [fact('discount', { amount: money(discount) })]),
    fact('line-total', { amount: money(total), taxCode }),
    ...(cost === null ? [] : [fact('cost', { amount: money(cost) })]),
    ...(plain(productGroup) ?? []),
  ];
}

function tenderFacts({ amount, tip, reference }: PosTender, currency: CurrencyCode): Facts {
  return [
    fact('text', { text: formatMinor(amount, currency) }),
    ...(tip === 0 ? [] : [fact('tip', { amount: formatMinor(tip, currency) })]),
    ...(plain(reference) ?? []),
  ];
}

/**
 * Rows that are the same on both sides cancel out one by one, since two equal lines are two lines. Of what is
 * left the rows of one label belong together in their order, and the others were added or taken away.
 */
function comparedRows<Row>(
  part: ChangePart,
  before: readonly Row[],
  after: readonly Row[],
  as: {
    readonly label: (row: Row) => string;
    readonly facts: (row: Row, document: PosDocument) => Facts;
    readonly documents: readonly [PosDocument, PosDocument];
  },
): readonly ChangeDifference[] {
  const [was, is] = as.documents;
  const old = before.map((row) => ({ label: as.label(row), facts: as.facts(row, was) }));
  const rest: { label: string; facts: Facts }[] = [];
  for (const row of after.map((each) => ({ label: as.label(each), facts: as.facts(each, is) }))) {
    const same = old.findIndex(({ label, facts }) => label === row.label && isSame(facts, row.facts));
    if (same < 0) rest.push(row);
    else old.splice(same, 1);
  }
  const found = old.map(({ label, facts }): ChangeDifference => {
    const at = rest.findIndex((row) => row.label === label);
    const [now] = at < 0 ? [] : rest.splice(at, 1);
    return { part, label, before: facts, after: now?.facts ?? null };
  });
  return [...found, ...rest.map(({ label, facts }) => ({ part, label, before: null, after: facts }))];
}
