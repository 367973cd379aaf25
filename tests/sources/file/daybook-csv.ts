import fc from 'fast-check';
import {
  POS_DOCUMENT_KINDS,
  type PosDetails,
  type PosDocument,
  type PosLine,
  type PosTender,
  type TenderCount,
} from '../../../src-shared/model/index.ts';
import {
  currencyCode,
  formatMinor,
  formatQuantity,
  formatUnitPrice,
  minor,
  quantity,
  unitPrice,
} from '../../../src-shared/money/index.ts';
import { formatInstant, instant } from '../../../src-shared/time/index.ts';

/** Documents written in the layout of the daybook profile, as a till would, for tests. */
export function daybookRows(documents: readonly PosDocument[]): string[][] {
  const cells = documents.flatMap(documentRows);
  return [COLUMNS, ...cells.map((row) => COLUMNS.map((column) => row[column] ?? ''))];
}

const COLUMNS = [
  'row',
  'kind',
  'id',
  'number',
  'location',
  'register',
  'shift',
  'date_time',
  'currency',
  'channel',
  'customer',
  'customer_name',
  'reference_kind',
  'reference_id',
  'reason',
  'total',
  'rounding',
  'opening_float',
  'other_location',
  'case_id',
  'supplier',
  'offline',
  'deposit_applied',
  'card_issuer',
  'network',
  'commission',
  'line_type',
  'sku',
  'name',
  'quantity',
  'unit_price',
  'discount',
  'net',
  'tax',
  'line_total',
  'tax_code',
  'cost',
  'product_group',
  'method',
  'amount',
  'tip',
  'tender_reference',
  'expected',
  'counted',
];

type Cells = Record<string, string | null | undefined>;

function documentRows(document: PosDocument): Cells[] {
  const { currency, details } = document;
  const amount = (value: number | undefined | null): string | null =>
    value === undefined || value === null ? null : formatMinor(minor(value), currency);
  const head: Cells = {
    kind: document.kind,
    id: document.sourceId,
    number: document.number,
    location: document.location,
    register: document.register,
    shift: document.shift,
    date_time: formatInstant(document.occurredAt),
    currency,
    channel: document.channel,
    customer: document.customer,
    customer_name: details.customerName,
    reference_kind: document.reference?.kind,
    reference_id: document.reference?.sourceId,
    reason: document.reason,
    total: amount(document.total),
    rounding: amount(document.rounding),
    opening_float: amount(details.openingFloat),
    other_location: details.otherLocation,
    case_id: details.caseId,
    supplier: details.supplier,
    offline: details.offline === undefined ? null : details.offline ? 'yes' : 'no',
    deposit_applied: amount(details.depositApplied),
    card_issuer: details.cardIssuer,
    network: details.network,
    commission: amount(details.commission),
  };
  const lines = document.lines.map((line): Cells => ({
    row: 'line',
    line_type: line.type,
    sku: line.sku,
    name: line.name,
    quantity: formatQuantity(line.quantity),
    unit_price: formatUnitPrice(line.unitPrice),
    discount: amount(line.discount),
    net: amount(line.net),
    tax: amount(line.tax),
    line_total: amount(line.total),
    tax_code: line.taxCode,
    cost: amount(line.cost),
    product_group: line.productGroup,
  }));
  const tenders = document.tenders.map((tender): Cells => ({
    row: 'tender',
    method: tender.method,
    amount: amount(tender.amount),
    tip: amount(tender.tip),
    tender_reference: tender.reference,
  }));
  const counts = (details.counts ?? []).map((count): Cells => ({
    row: 'count',
    method: count.method,
    expected: amount(count.expected),
    counted: amount(count.counted),
  }));
  const rows = [...lines, ...tenders, ...counts];
  return (rows.length === 0 ? [{ row: 'document' }] : rows).map((row) => ({ ...head, ...row }));
}

/** Random documents of every kind; `char` makes the characters of their texts. */
export function anyDocuments(char: fc.Arbitrary<string>): fc.Arbitrary<PosDocument[]> {
  const text = fc.string({ unit: char, minLength: 1, maxLength: 12 });
  const money = fc.integer({ min: -10_000_000, max: 10_000_000 }).map(minor);
  const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
  const line: fc.Arbitrary<PosLine> = fc
    .record({
      type: fc.constantFrom('item', 'service-charge'),
      sku: text,
      name: fc.string({ unit: char, maxLength: 20 }),
      quantity: fc.integer({ min: -1_000_000, max: 1_000_000 }).map(quantity),
      unitPrice: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(unitPrice),
      discount: money,
      net: money,
      tax: money,
      taxCode: text,
      cost: orNull(money),
      productGroup: orNull(text),
    })
    .map((parts) => ({ ...parts, total: minor(parts.net + parts.tax) }));
  const tender: fc.Arbitrary<PosTender> = fc.record({
    method: text,
    amount: money,
    tip: money,
    reference: orNull(text),
  });
  const count: fc.Arbitrary<TenderCount> = fc.record({ method: text, expected: money, counted: money });
  const details: fc.Arbitrary<PosDetails> = fc.record(
    {
      openingFloat: money,
      counts: fc.array(count, { minLength: 1, maxLength: 3 }),
      otherLocation: text,
      caseId: text,
      supplier: text,
      customerName: text,
      offline: fc.boolean(),
      depositApplied: money,
      cardIssuer: fc.constantFrom('own', 'network'),
      network: text,
      commission: money,
    },
    { requiredKeys: [] },
  );
  const document: fc.Arbitrary<PosDocument> = fc.record({
    kind: fc.constantFrom(...POS_DOCUMENT_KINDS),
    sourceId: text,
    number: text,
    location: text,
    register: orNull(text),
    shift: orNull(text),
    occurredAt: fc.integer({ min: 0, max: 2_000_000_000_000 }).map(instant),
    currency: fc.constantFrom(...['MYR', 'JPY', 'BHD'].map(currencyCode)),
    channel: text,
    customer: orNull(text),
    reference: orNull(fc.record({ kind: fc.constantFrom(...POS_DOCUMENT_KINDS), sourceId: text })),
    reason: orNull(text),
    lines: fc.array(line, { maxLength: 4 }),
    tenders: fc.array(tender, { maxLength: 3 }),
    total: money,
    rounding: money,
    details,
  });
  return fc.uniqueArray(document, { maxLength: 5, selector: ({ kind, sourceId }) => `${kind} ${sourceId}` });
}
