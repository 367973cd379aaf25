import {
  POS_DOCUMENT_KINDS,
  type PosDetails,
  type PosDocumentKind,
  type PosReference,
} from '../../../../src-shared/model/index.ts';
import { type CurrencyCode, isCurrencyCode } from '../../../../src-shared/money/index.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { Row } from '../table/row.ts';
import { withoutCards } from '../values/cards.ts';
import type { NumberMarks } from '../values/decimal.ts';
import { RowError } from '../values/row-error.ts';
import type { Binding, Cell, DocumentCell } from './bind.ts';
import { amountOrNull, cleanTextOrNull, rawText, requiredId, requiredText, textOrNull } from './values.ts';

const KINDS: ReadonlySet<string> = new Set(POS_DOCUMENT_KINDS);

/** What all rows of an order say alike. */
export interface OrderHeader {
  readonly sourceId: string;
  readonly number: string;
  readonly location: string;
  readonly register: string | null;
  readonly shift: string | null;
  readonly currency: CurrencyCode;
  readonly channel: string;
  readonly customer: string | null;
  readonly reference: PosReference | null;
  readonly reason: string | null;
}

/** Reads what the first row says for the whole order. @throws RowError */
export function readHeader(
  row: Row,
  binding: Binding,
  profile: FileProfile,
  currency: CurrencyCode | null,
): OrderHeader {
  const { document } = binding;
  const { constants } = profile;
  const sourceId = trimmed(requiredId(row, document.sourceId), document.sourceId);
  return {
    sourceId,
    number: textOrNull(row, document.number) ?? sourceId,
    location:
      textOrNull(row, document.location) ?? constants.location ?? requiredText(row, document.location),
    register: cleanTextOrNull(row, document.register) ?? constants.register ?? null,
    shift: cleanTextOrNull(row, document.shift),
    currency: currencyIn(row, document.currency, currency),
    channel: textOrNull(row, document.channel) ?? constants.channel ?? 'till',
    customer: textField(row, document.customer),
    reference: referenceIn(row, binding),
    reason: cleanTextOrNull(row, document.reason),
  };
}

/** Facts that only some kinds have; what is not said is left out. @throws RowError */
export function readDetails(
  row: Row,
  binding: Binding,
  currency: CurrencyCode,
  marks: NumberMarks,
): PosDetails {
  const { document } = binding;
  const openingFloat = amountOrNull(row, document.openingFloat, currency, marks);
  const otherLocation = textOrNull(row, document.otherLocation);
  const caseId = textOrNull(row, document.caseId);
  const supplier = cleanTextOrNull(row, document.supplier);
  const customerName = cleanTextOrNull(row, document.customerName);
  const offline = flagIn(row, document.offline);
  const depositApplied = amountOrNull(row, document.depositApplied, currency, marks);
  const cardIssuer = issuerIn(row, document.cardIssuer);
  const network = cleanTextOrNull(row, document.network);
  const commission = amountOrNull(row, document.commission, currency, marks);
  return {
    ...(openingFloat === null ? null : { openingFloat }),
    ...(otherLocation === null ? null : { otherLocation }),
    ...(caseId === null ? null : { caseId }),
    ...(supplier === null ? null : { supplier }),
    ...(customerName === null ? null : { customerName }),
    ...(offline === null ? null : { offline }),
    ...(depositApplied === null ? null : { depositApplied }),
    ...(cardIssuer === null ? null : { cardIssuer }),
    ...(network === null ? null : { network }),
    ...(commission === null ? null : { commission }),
  };
}

/** A kind by its name. @throws RowError */
export function kindNamed(row: Row, cell: Cell): PosDocumentKind {
  const text = requiredText(row, cell);
  if (!isKind(text)) throw new RowError('value-not-allowed', cell.name, text);
  return text;
}

function isKind(text: string): text is PosDocumentKind {
  return KINDS.has(text);
}

function referenceIn(row: Row, { document }: Binding): PosReference | null {
  const sourceId = textOrNull(row, document.referenceId);
  if (sourceId === null) return null;
  const { referenceKind } = document;
  return { kind: referenceKind === null ? 'sale' : kindNamed(row, referenceKind), sourceId };
}

function currencyIn(row: Row, cell: Cell | null, fallback: CurrencyCode | null): CurrencyCode {
  const text = textOrNull(row, cell);
  if (text === null && fallback !== null) return fallback;
  if (text === null) throw new RowError('value-missing', cell?.name ?? null, null);
  if (!isCurrencyCode(text)) throw new RowError('value-not-allowed', cell?.name ?? null, text);
  return text;
}

function flagIn(row: Row, cell: Cell | null): boolean | null {
  const text = rawText(row, cell).toLowerCase();
  if (text === '') return null;
  if (text === 'yes' || text === 'true') return true;
  if (text === 'no' || text === 'false') return false;
  throw new RowError('value-not-allowed', cell?.name ?? null, text);
}

function issuerIn(row: Row, cell: Cell | null): NonNullable<PosDetails['cardIssuer']> | null {
  const text = rawText(row, cell);
  if (text === '') return null;
  if (text === 'own' || text === 'network') return text;
  throw new RowError('value-not-allowed', cell?.name ?? null, text);
}

function textField(row: Row, cell: DocumentCell | null): string | null {
  const text = textOrNull(row, cell);
  return text === null ? null : withoutCards(trimmed(text, cell));
}

/** Without the ending that the profile says to drop, such as the '.0' of an id that became a number. */
function trimmed(text: string, cell: DocumentCell | null): string {
  const suffix = cell?.dropSuffix ?? null;
  return suffix !== null && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
