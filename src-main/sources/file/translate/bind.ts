import type { RejectionCode } from '../../../../src-shared/model/index.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { KindCondition, ProfileColumn, ProfileContent, ProfileField } from '../profile/schema.ts';
import type { Row } from '../table/row.ts';
import { columnNamesOf, headerName } from '../table/separator.ts';

/** Where a value stands in the rows of one file. */
export interface Cell {
  readonly index: number;
  /** As the header writes it, for messages. */
  readonly name: string;
}

/** A value that all rows of an order repeat. */
export interface DocumentCell extends Cell {
  readonly dropSuffix: string | null;
  readonly whenRowsDiffer: 'reject' | 'first';
}

type DocumentFieldName = Exclude<keyof ProfileContent['document'], 'occurredAt'>;
type LineFieldName = keyof ProfileContent['line'];
type TenderFieldName = keyof NonNullable<ProfileContent['tender']>;
type CountFieldName = keyof NonNullable<ProfileContent['count']>;
type Cells<Name extends string, C extends Cell = Cell> = { readonly [N in Name]: C | null };

export type BoundKindRule = Extract<ProfileContent['kind'], readonly unknown[]>[number];

/** A profile's columns found in one file's header; null for what the file does not have. */
export interface Binding {
  readonly header: readonly string[];
  readonly key: readonly Cell[];
  readonly document: Cells<DocumentFieldName, DocumentCell>;
  readonly time: {
    readonly date: Cell;
    readonly clock: Cell | null;
    readonly whenRowsDiffer: 'reject' | 'earliest';
  };
  readonly line: Cells<LineFieldName>;
  readonly tender: Cells<TenderFieldName>;
  readonly count: Cells<CountFieldName>;
  readonly rowType: Cell | null;
  readonly checkTotal: Cell | null;
  readonly kindColumn: Cell | null;
  /** By condition of the profile's kind rules. */
  readonly conditions: ReadonlyMap<KindCondition, Cell>;
  /** Columns that neither are read nor expected to be there. */
  readonly unknownColumns: readonly string[];
}

/** A column that the file should have. */
export interface HeaderProblem {
  readonly code: RejectionCode;
  readonly column: string;
}

const DOCUMENT_FIELDS = [
  'sourceId',
  'number',
  'location',
  'register',
  'shift',
  'currency',
  'channel',
  'customer',
  'customerName',
  'referenceKind',
  'referenceId',
  'reason',
  'total',
  'rounding',
  'openingFloat',
  'otherLocation',
  'caseId',
  'supplier',
  'offline',
  'depositApplied',
  'cardIssuer',
  'network',
  'commission',
] as const satisfies readonly DocumentFieldName[];
const LINE_FIELDS = [
  'type',
  'sku',
  'name',
  'quantity',
  'unitPrice',
  'discount',
  'net',
  'tax',
  'total',
  'taxCode',
  'cost',
  'productGroup',
] as const satisfies readonly LineFieldName[];
const TENDER_FIELDS = ['method', 'amount', 'tip', 'reference'] as const satisfies readonly TenderFieldName[];
const COUNT_FIELDS = ['method', 'expected', 'counted'] as const satisfies readonly CountFieldName[];

/** Finds the profile's columns in a header, or says which are missing. */
export function bindHeader(profile: FileProfile, row: Row): Binding | readonly HeaderProblem[] {
  const header = row.fields.map(headerName);
  const finder = new ColumnFinder(profile, header);
  const time = profile.document.occurredAt;
  const timeParts = typeof time === 'object' && !Array.isArray(time) ? time : { column: time };
  const kindRules = Array.isArray(profile.kind) ? profile.kind : [];
  const binding: Binding = {
    header,
    key: profile.key.flatMap((column) => finder.find(column) ?? []),
    document: cellsOf(DOCUMENT_FIELDS, (name) => finder.findField(profile.document[name])),
    time: {
      date: finder.find(timeParts.column) ?? { index: -1, name: '' },
      clock: timeParts.time === undefined ? null : finder.find(timeParts.time),
      whenRowsDiffer: timeParts.whenRowsDiffer ?? 'reject',
    },
    line: cellsOf(LINE_FIELDS, (name) => finder.findOptional(profile.line[name])),
    tender: cellsOf(TENDER_FIELDS, (name) => finder.findOptional(profile.tender?.[name])),
    count: cellsOf(COUNT_FIELDS, (name) => finder.findOptional(profile.count?.[name])),
    rowType: finder.findOptional(profile.rowTypes?.column),
    checkTotal: finder.findOptional(profile.checkTotal),
    kindColumn: Array.isArray(profile.kind) ? null : finder.find(profile.kind.column),
    conditions: conditionCells(kindRules, finder),
    unknownColumns: header.filter((name) => name !== '' && !columnNamesOf(profile).has(name)),
  };
  return finder.problems.length > 0 ? finder.problems : binding;
}

/** Looks columns up by any of their spellings and collects those that are missing or there twice. */
class ColumnFinder {
  readonly problems: HeaderProblem[] = [];
  readonly #header: readonly string[];
  readonly #required: ReadonlySet<string> | null;

  constructor(profile: FileProfile, header: readonly string[]) {
    this.#header = header;
    this.#required = profile.required === undefined ? null : new Set(profile.required);
  }

  find(column: ProfileColumn): Cell | null {
    const names = typeof column === 'string' ? [column] : column;
    const name = names.find((candidate) => this.#header.includes(candidate)) ?? names[0] ?? '';
    const index = this.#header.indexOf(name);
    if (index >= 0 && this.#header.lastIndexOf(name) === index) return { index, name };
    if (index >= 0) this.#report({ code: 'value-not-allowed', column: name });
    else if (this.#required === null || names.some((candidate) => this.#required?.has(candidate) === true)) {
      this.#report({ code: 'column-missing', column: name });
    }
    return null;
  }

  findOptional(column: ProfileColumn | undefined): Cell | null {
    return column === undefined ? null : this.find(column);
  }

  findField(field: ProfileField | undefined): DocumentCell | null {
    if (field === undefined) return null;
    const parts = typeof field === 'object' && !Array.isArray(field) ? field : { column: field };
    const cell = this.find(parts.column);
    if (cell === null) return null;
    return {
      ...cell,
      dropSuffix: parts.dropSuffix ?? null,
      whenRowsDiffer: parts.whenRowsDiffer ?? 'reject',
    };
  }

  /** A column that several fields read is missing once. */
  #report(problem: HeaderProblem): void {
    if (!this.problems.some((known) => known.column === problem.column)) this.problems.push(problem);
  }
}

function conditionCells(
  rules: readonly BoundKindRule[],
  finder: ColumnFinder,
): ReadonlyMap<KindCondition, Cell> {
  const cells = new Map<KindCondition, Cell>();
  for (const rule of rules) {
    if (!('when' in rule) || !('column' in rule.when)) continue;
    const cell = finder.find(rule.when.column);
    if (cell !== null) cells.set(rule.when, cell);
  }
  return cells;
}

function cellsOf<Name extends string, C extends Cell>(
  names: readonly Name[],
  find: (name: Name) => C | null,
): Cells<Name, C> {
  return Object.fromEntries(names.map((name) => [name, find(name)])) as Cells<Name, C>;
}
