import {
  type CurrencyCode,
  formatMinor,
  formatShortDecimal,
  formatUnitPrice,
  minor,
  QUANTITY_SCALE,
} from '../../../src-shared/money/index.ts';
import type {
  ChangeKind,
  ChangePart,
  PosDocument,
  PosLine,
  PosTender,
} from '../../../src-shared/model/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';
import { isEmpty } from '../digest/classify.ts';

/** One thing that reads differently; null where there is nothing on that side. */
export interface Difference {
  readonly part: ChangePart;
  /** Of a line its item, of a tender its method, of a tax its code, of the head the name of the field. */
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * What has become of a posted document. One without lines, tenders and amounts is what tills leave of an
 * order that was cancelled after it had been told; a cancellation of its own is a document of its own.
 */
export function changeKind(after: PosDocument, isMoved: boolean): ChangeKind {
  if (isMoved) return 'moved';
  return isEmpty(after) ? 'cancelled' : 'edited';
}

/** What differs between two versions of a document, in the order of a receipt: head, lines, tenders, taxes. */
export function differencesOf(before: PosDocument, after: PosDocument): readonly Difference[] {
  return [
    ...compared('head', headOf(before), headOf(after)),
    ...comparedRows('line', before.lines, after.lines, {
      label: ({ sku, name }) => (sku === '' ? name : sku),
      text: (line, { currency }) => lineText(line, currency),
      documents: [before, after],
    }),
    ...comparedRows('tender', before.tenders, after.tenders, {
      label: ({ method }) => method,
      text: (leg, { currency }) => tenderText(leg, currency),
      documents: [before, after],
    }),
    ...compared('tax', taxesOf(before), taxesOf(after)),
  ];
}

type Fields = ReadonlyMap<string, string | null>;

function compared(part: ChangePart, before: Fields, after: Fields): readonly Difference[] {
  const labels = new Set([...before.keys(), ...after.keys()]);
  return [...labels].flatMap((label): readonly Difference[] => {
    const was = before.get(label) ?? null;
    const is = after.get(label) ?? null;
    return was === is ? [] : [{ part, label, before: was, after: is }];
  });
}

/** The fields of the head by their names; what a kind does not have is left out or null. */
function headOf(document: PosDocument): Fields {
  const { reference, currency, details } = document;
  const money = (amount: PosDocument['total']): string => formatMinor(amount, currency);
  const { counts, openingFloat, depositApplied, commission, layby: _terms, ...plain } = details;
  return new Map<string, string | null>([
    ['number', document.number],
    ['location', document.location],
    ['register', document.register],
    ['shift', document.shift],
    ['occurredAt', formatInstant(document.occurredAt)],
    ['currency', currency],
    ['channel', document.channel],
    ['customer', document.customer],
    ['reference', reference === null ? null : `${reference.kind} ${reference.sourceId}`],
    ['reason', document.reason],
    ['total', money(document.total)],
    ['rounding', document.rounding === 0 ? null : money(document.rounding)],
    ...Object.entries({ openingFloat, depositApplied, commission }).map(
      ([name, amount]) => [name, amount === undefined ? null : money(amount)] as const,
    ),
    ...Object.entries(plain).map(([name, value]) => [name, String(value)] as const),
    ...(counts ?? []).map(
      ({ method, expected, counted }) =>
        [`counted ${method}`, `${money(counted)} of ${money(expected)}`] as const,
    ),
  ]);
}

/** Base and tax by code, added up over the lines. */
function taxesOf({ lines, currency }: PosDocument): Fields {
  const sums = new Map<string, { net: number; tax: number }>();
  for (const { taxCode, net, tax } of lines) {
    const sum = sums.get(taxCode) ?? { net: 0, tax: 0 };
    sums.set(taxCode, { net: sum.net + net, tax: sum.tax + tax });
  }
  const text = ({ net, tax }: { net: number; tax: number }): string =>
    `${formatMinor(minor(tax), currency)} on ${formatMinor(minor(net), currency)}`;
  return new Map([...sums].map(([code, sum]) => [code, text(sum)]));
}

function lineText(line: PosLine, currency: CurrencyCode): string {
  const { quantity, unitPrice, discount, total, taxCode, cost, productGroup, name } = line;
  return [
    `${formatShortDecimal(quantity, QUANTITY_SCALE)} × ${formatUnitPrice(unitPrice)} ${name}`.trim(),
    ...(discount === 0 ? [] : [`less ${formatMinor(discount, currency)}`]),
    `${formatMinor(total, currency)} ${taxCode}`,
    ...(cost === null ? [] : [`cost ${formatMinor(cost, currency)}`]),
    ...(productGroup === null ? [] : [productGroup]),
  ].join(', ');
}

function tenderText({ amount, tip, reference }: PosTender, currency: CurrencyCode): string {
  return [
    formatMinor(amount, currency),
    ...(tip === 0 ? [] : [`tip ${formatMinor(tip, currency)}`]),
    ...(reference === null ? [] : [reference]),
  ].join(', ');
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
    readonly text: (row: Row, document: PosDocument) => string;
    readonly documents: readonly [PosDocument, PosDocument];
  },
): readonly Difference[] {
  const [was, is] = as.documents;
  const old = before.map((row) => ({ label: as.label(row), text: as.text(row, was) }));
  const rest: { label: string; text: string }[] = [];
  for (const row of after.map((each) => ({ label: as.label(each), text: as.text(each, is) }))) {
    const same = old.findIndex(({ label, text }) => label === row.label && text === row.text);
    if (same < 0) rest.push(row);
    else old.splice(same, 1);
  }
  const found = old.map(({ label, text }): Difference => {
    const at = rest.findIndex((row) => row.label === label);
    const [now] = at < 0 ? [] : rest.splice(at, 1);
    return { part, label, before: text, after: now?.text ?? null };
  });
  return [...found, ...rest.map(({ label, text }) => ({ part, label, before: null, after: text }))];
}
