import type { PosDocument, PosLine, PosTender, TenderCount } from '../../../../src-shared/model/index.ts';
import { type CurrencyCode, type Minor, ZERO, add } from '../../../../src-shared/money/index.ts';
import type { Instant } from '../../../../src-shared/time/index.ts';
import type { Notices } from '../notices.ts';
import type { Group } from '../orders/group.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { Row } from '../table/row.ts';
import type { NumberMarks } from '../values/decimal.ts';
import { RowError } from '../values/row-error.ts';
import type { Binding, Cell } from './bind.ts';
import { type OrderHeader, readDetails, readHeader } from './header.ts';
import { kindOf } from './kind.ts';
import { LineReader } from './line.ts';
import { RowTypes, readCount, readTender } from './row-types.ts';
import type { TimeReader } from './time.ts';
import { amountOrNull, rawText, textOrNull } from './values.ts';

/** A row of an order with what keeps it out. */
export interface BadRow {
  readonly row: Row;
  readonly error: RowError;
}

/** An order is taken whole, or each of its rows says why not. */
export type Translation = { readonly document: PosDocument } | { readonly badRows: readonly BadRow[] };

interface OrderParts {
  readonly lines: PosLine[];
  readonly tenders: PosTender[];
  readonly counts: TenderCount[];
}

/** Turns the rows of orders into documents, for one file. */
export class OrderTranslator {
  readonly #profile: FileProfile;
  readonly #binding: Binding;
  readonly #currency: CurrencyCode | null;
  readonly #time: TimeReader;
  readonly #notices: Notices;
  readonly #marks: NumberMarks;
  readonly #lineReader: LineReader;
  readonly #rowTypes: RowTypes;
  readonly #alike: readonly Cell[];

  constructor(
    profile: FileProfile,
    binding: Binding,
    currency: CurrencyCode | null,
    time: TimeReader,
    notices: Notices,
  ) {
    this.#profile = profile;
    this.#binding = binding;
    this.#currency = currency;
    this.#time = time;
    this.#notices = notices;
    this.#marks = { decimal: profile.decimalMark, thousands: profile.thousandsMark };
    this.#lineReader = new LineReader(profile, binding, this.#marks);
    this.#rowTypes = new RowTypes(profile, binding);
    this.#alike = cellsAlike(binding);
  }

  translate(group: Group): Translation {
    const errors = new Map<Row, RowError>();
    const parts: OrderParts = { lines: [], tenders: [], counts: [] };
    const first = group.rows.find((row) => row.problem === null);
    const header = first === undefined ? null : this.#tryRow(first, errors, () => this.#header(first));
    for (const row of group.rows) this.#tryRow(row, errors, () => this.#readRow(row, first, header, parts));
    if (errors.size === 0 && !group.incomplete && first !== undefined && header !== null) {
      const document = this.#tryRow(first, errors, () => this.#document(group.rows, first, header, parts));
      if (document !== null) return { document };
    }
    return {
      badRows: group.rows.map((row) => ({ row, error: errors.get(row) ?? this.#rejectedWithOrder(group) })),
    };
  }

  /** Runs a step for a row; what is wrong with it is noted, and the first thing wrong stays. */
  #tryRow<T>(row: Row, errors: Map<Row, RowError>, step: () => T): T | null {
    try {
      return step();
    } catch (error) {
      const wrong = error instanceof RangeError ? new RowError('value-out-of-range', null, row.text) : error;
      if (!(wrong instanceof RowError)) throw error;
      if (!errors.has(row)) errors.set(row, wrong);
      return null;
    }
  }

  #header(row: Row): OrderHeader {
    return readHeader(row, this.#binding, this.#profile, this.#currency);
  }

  #readRow(row: Row, first: Row | undefined, header: OrderHeader | null, parts: OrderParts): void {
    this.#expectReadable(row);
    // Without a currency the amounts mean nothing; the row that should state it has been told.
    if (header === null || first === undefined) return;
    this.#time.read(row, header.location);
    if (row !== first) this.#expectAlike(row, first);
    const { currency } = header;
    switch (this.#rowTypes.of(row)) {
      case 'line':
        parts.lines.push(this.#lineReader.read(row, currency));
        break;
      case 'tender':
        parts.tenders.push(readTender(row, this.#binding.tender, currency, this.#marks));
        break;
      case 'count':
        parts.counts.push(readCount(row, this.#binding.count, currency, this.#marks));
        break;
      case 'document':
        break;
    }
  }

  #expectReadable(row: Row): void {
    if (row.problem !== null) {
      const { code, field, value } = row.problem;
      throw new RowError(code, field === null ? null : (this.#binding.header[field] ?? null), value);
    }
    const missing = this.#binding.key.find((cell) => rawText(row, cell) === '');
    if (missing !== undefined) throw new RowError('value-missing', missing.name, null);
  }

  /** The first row speaks for the order: the others say the same or nothing. */
  #expectAlike(row: Row, first: Row): void {
    for (const cell of this.#alike) {
      const value = row.fields[cell.index];
      if (value !== first.fields[cell.index] && value !== '') {
        throw new RowError('order-rows-disagree', cell.name, value ?? null);
      }
    }
  }

  #document(
    rows: readonly Row[],
    first: Row,
    header: OrderHeader,
    { lines, tenders, counts }: OrderParts,
  ): PosDocument {
    const { document } = this.#binding;
    const { currency } = header;
    const occurredAt = this.#occurredAt(rows, first, header);
    const sum = lines.reduce((total, line) => add(total, line.total), ZERO);
    const total = amountOrNull(first, document.total, currency, this.#marks) ?? sum;
    const rounding = amountOrNull(first, document.rounding, currency, this.#marks) ?? ZERO;
    const details = readDetails(first, this.#binding, currency, this.#marks);
    const kind = kindOf(first, total, this.#binding, this.#profile);
    const allTenders =
      this.#binding.rowType === null ? this.#singleTender(first, add(total, rounding)) : tenders;
    this.#note(rows, lines, currency);
    return {
      kind,
      ...header,
      occurredAt,
      lines,
      tenders: allTenders,
      total,
      rounding,
      details: counts.length === 0 ? details : { ...details, counts },
    };
  }

  /** When the rows of an order disagree and the profile allows it, the earliest; and it is told. */
  #occurredAt(rows: readonly Row[], first: Row, header: OrderHeader): Instant {
    const start = this.#time.read(first, header.location);
    let earliest = start;
    let differs = false;
    for (const row of rows) {
      if (row === first || this.#time.sameText(row, first)) continue;
      const at = this.#time.read(row, header.location);
      if (at === start) continue;
      const { date, whenRowsDiffer } = this.#binding.time;
      if (whenRowsDiffer === 'reject')
        throw new RowError('order-rows-disagree', date.name, rawText(row, date));
      differs = true;
      if (at < earliest) earliest = at;
    }
    if (differs) this.#notices.noteTimes(header.sourceId);
    return earliest;
  }

  #singleTender(row: Row, total: Minor): PosTender[] {
    const { method } = this.#binding.tender;
    const name = textOrNull(row, method) ?? this.#profile.constants.tender ?? null;
    if (name === null || total === 0) return [];
    return [{ method: name, amount: total, tip: ZERO, reference: null }];
  }

  #note(rows: readonly Row[], lines: readonly PosLine[], currency: CurrencyCode): void {
    this.#notices.noteRows(rows);
    for (const line of lines) this.#notices.noteSku(line.sku);
    const cell = this.#binding.checkTotal;
    if (cell === null) return;
    for (const [i, line] of lines.entries()) {
      const row = rows[i];
      if (row !== undefined) this.#notices.noteTotal(line.total, rawText(row, cell), currency, this.#marks);
    }
  }

  #rejectedWithOrder(group: Group): RowError {
    return new RowError('order-row-rejected', this.#binding.key.at(-1)?.name ?? null, group.id);
  }
}

/** The columns in which the rows of an order must not differ. */
function cellsAlike(binding: Binding): Cell[] {
  const document = Object.values(binding.document).filter((cell) => cell?.whenRowsDiffer === 'reject');
  const tender = binding.rowType === null ? [binding.tender.method] : [];
  const byIndex = new Map<number, Cell>();
  for (const cell of [...document, ...tender, binding.kindColumn]) {
    if (cell !== null) byIndex.set(cell.index, cell);
  }
  return [...byIndex.values()];
}
