import type { PosTender, TenderCount } from '../../../../src-shared/model/index.ts';
import { type CurrencyCode, ZERO } from '../../../../src-shared/money/index.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { Row } from '../table/row.ts';
import { withoutCards } from '../values/cards.ts';
import type { NumberMarks } from '../values/decimal.ts';
import { RowError } from '../values/row-error.ts';
import type { Binding, Cell } from './bind.ts';
import { amountOf, amountOrNull, cleanTextOrNull, rawText, requiredText } from './values.ts';

export type RowType = 'line' | 'tender' | 'count' | 'document';

/** Tells what each row of a file is, and that it has nothing that belongs to another sort of row. */
export class RowTypes {
  readonly #cell: Cell | null;
  readonly #types: ReadonlyMap<string, RowType>;
  readonly #foreign: Readonly<Record<RowType, readonly Cell[]>>;

  constructor(profile: FileProfile, binding: Binding) {
    this.#cell = binding.rowType;
    this.#types = typesByName(profile);
    const cells = {
      line: present(binding.line),
      tender: present(binding.tender),
      count: present(binding.count),
      document: [],
    };
    const all = [...cells.line, ...cells.tender, ...cells.count];
    const others = (own: readonly Cell[]): Cell[] =>
      all.filter((cell) => !own.some(({ index }) => index === cell.index));
    this.#foreign = {
      line: others(cells.line),
      tender: others(cells.tender),
      count: others(cells.count),
      document: all,
    };
  }

  /** @throws RowError 'value-not-allowed' */
  of(row: Row): RowType {
    if (this.#cell === null) return 'line';
    const text = rawText(row, this.#cell);
    const type = this.#types.get(text);
    if (type === undefined)
      throw new RowError(text === '' ? 'value-missing' : 'value-not-allowed', this.#cell.name, text);
    for (const cell of this.#foreign[type]) {
      const value = row.fields[cell.index];
      if (value !== undefined && value !== '') throw new RowError('value-not-allowed', cell.name, value);
    }
    return type;
  }
}

/** Tells what a row says it is, without a look at the rest of it; null when it does not say. */
export function rowTypeFinder(profile: FileProfile, cell: Cell | null): (row: Row) => RowType | null {
  if (cell === null) return () => null;
  const types = typesByName(profile);
  return (row) => types.get(rawText(row, cell)) ?? null;
}

/** @throws RowError */
export function readTender(
  row: Row,
  cells: Binding['tender'],
  currency: CurrencyCode,
  marks: NumberMarks,
): PosTender {
  return {
    method: withoutCards(requiredText(row, cells.method)),
    amount: amountOf(row, cells.amount, currency, marks),
    tip: amountOrNull(row, cells.tip, currency, marks) ?? ZERO,
    reference: cleanTextOrNull(row, cells.reference),
  };
}

/** @throws RowError */
export function readCount(
  row: Row,
  cells: Binding['count'],
  currency: CurrencyCode,
  marks: NumberMarks,
): TenderCount {
  return {
    method: withoutCards(requiredText(row, cells.method)),
    expected: amountOf(row, cells.expected, currency, marks),
    counted: amountOf(row, cells.counted, currency, marks),
  };
}

function typesByName({ rowTypes }: FileProfile): ReadonlyMap<string, RowType> {
  if (rowTypes === undefined) return new Map();
  return new Map((['line', 'tender', 'count', 'document'] as const).map((type) => [rowTypes[type], type]));
}

function present(cells: Readonly<Record<string, Cell | null>>): Cell[] {
  return Object.values(cells).flatMap((cell) => cell ?? []);
}
