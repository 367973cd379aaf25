import {
  JOURNAL_ROWS,
  journalDetailKey,
  type JournalRowId,
  type MappingType,
  type PosDocument,
  type PosDocumentKind,
  type PosLine,
} from '../../../src-shared/model/index.ts';
import { reasonOf } from '../digest/exchange.ts';
import { categoriesOf } from './kind-categories.ts';
import type { ResolvedMapping } from './resolve.ts';

/** Takes one thing that a document must have mapped before it can be posted. */
type Need = (type: Exclude<MappingType, 'account' | 'journal-row'>, key: string) => void;

/** Their lines are goods at cost, without tax. */
export const WITHOUT_TAX: ReadonlySet<PosDocumentKind> = new Set([
  'transfer-out',
  'transfer-in',
  'goods-received',
  'stock-adjustment',
  'stock-count',
  'installed-issue',
  'customer',
]);

export const TAKES_BACK: ReadonlySet<PosDocumentKind> = new Set(['return', 'charge-return', 'exchange']);

/** Rows by what only some documents have details by. */
const REASON_ROWS: Partial<Record<PosDocumentKind, JournalRowId>> = {
  'pay-out': 'pay-outs.expense',
  'pay-in': 'misc-payments.pay-ins',
};

/**
 * The rows whose details are required under a mapping, and are not answered by another mapping. Writing off is
 * a setting: what of it is not mapped makes no entry.
 */
export function rowsAskingForDetails(mapping: ResolvedMapping): ReadonlySet<JournalRowId> {
  const asking = JOURNAL_ROWS.filter(
    ({ id, detail, role }) =>
      detail !== null &&
      role !== null &&
      id !== 'returns.write-off' &&
      mapping.journalRow(id).details === 'required',
  );
  return new Set(asking.map(({ id }) => id));
}

/**
 * Names everything that must be mapped for a document to post: its location, payment methods, tax codes,
 * the reason of what comes back, and the details of rows that ask for them. Called for each document of
 * an import, so it only looks at what is there.
 */
export function needsOf(document: PosDocument, asking: ReadonlySet<JournalRowId>, need: Need): void {
  const { details, lines, tenders } = document;
  const reason = reasonOf(document);
  // A cancellation is posted as what it takes back.
  const kind = document.kind === 'cancellation' ? (document.reference?.kind ?? 'return') : document.kind;
  need('location', document.location);
  if (details.otherLocation !== undefined) need('location', details.otherLocation);
  for (const { method } of tenders) need('payment-method', method);
  if (!WITHOUT_TAX.has(kind)) for (const { taxCode } of lines) need('tax', taxCode);
  if (reason !== null && takesGoodsBack(document)) {
    need('reason', reason);
  }
  const reasonRow = REASON_ROWS[kind];
  if (reasonRow !== undefined && reason !== null) detailNeed(asking, reasonRow, reason, need);
  for (const { method, expected, counted } of details.counts ?? []) {
    if (expected === counted) continue;
    need('payment-method', method);
    detailNeed(asking, 'cash-up.over-short', method, need);
  }
  if (kind === 'fee') for (const { method } of tenders) detailNeed(asking, 'sales.fees', method, need);
  if (asking.size > 0) groupNeeds(document, kind, asking, need);
}

/** What was cancelled never left, so that nobody has to say what becomes of it. */
function takesGoodsBack({ kind, lines }: PosDocument): boolean {
  return TAKES_BACK.has(kind) && (kind !== 'exchange' || lines.some(({ total }) => total < 0));
}

function groupNeeds(
  document: PosDocument,
  kind: PosDocumentKind,
  asking: ReadonlySet<JournalRowId>,
  need: Need,
): void {
  const categories = categoriesOf({ kind, cancels: document.kind === 'cancellation' });
  for (const row of JOURNAL_ROWS) {
    if (row.detail !== 'product-group' || !asking.has(row.id) || !categories.includes(row.category)) continue;
    for (const line of document.lines) {
      if (line.productGroup !== null && goesTo(row.id, line)) {
        need('journal-detail', journalDetailKey(row.id, line.productGroup));
      }
    }
  }
}

/** Discounts have rows of their own; a mandatory charge is no product. */
function goesTo(row: JournalRowId, { type, discount }: PosLine): boolean {
  return type === 'item' && (!row.endsWith('.discount') || discount !== 0);
}

function detailNeed(asking: ReadonlySet<JournalRowId>, row: JournalRowId, detail: string, need: Need): void {
  if (asking.has(row)) need('journal-detail', journalDetailKey(row, detail));
}
