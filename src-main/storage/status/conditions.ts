import { type RawBuilder, sql } from 'kysely';
import type { StatusState } from '../../../src-shared/model/index.ts';
import type { StatusFilter } from '../../core/ports/index.ts';
import { listOf } from '../digests/filter.ts';

type Condition = RawBuilder<boolean>;

/** Always holds; without it an index of the status cannot be named. */
export const BY_STATUS_INDEX = sql<boolean>`id > 0`;

/** What a filter asks of a row, part by part: each may find the rows, or be tested on rows found. */
export interface Conditions {
  readonly statuses: Condition | null;
  readonly types: Condition | null;
  readonly location: Condition | null;
  readonly stream: Condition | null;
  readonly dates: Condition | null;
  readonly cause: Condition | null;
  readonly text: Condition | null;
}

/** The same of the status of a tally, which is a column there. */
export const ofTally = (statuses: StatusFilter['statuses']): Condition | null => oneOf(sql`status`, statuses);

/** Puts a filter into SQL. */
export function conditionsOf(filter: StatusFilter): Conditions {
  const { stream, types, statuses, location, from, to, causeKey, text = '' } = filter;
  return {
    statuses: standsAt(statuses ?? []),
    types: oneOf(sql`type`, types),
    location: location === undefined ? null : sql`location = ${location}`,
    stream:
      stream === undefined
        ? null
        : sql`stream_id = (SELECT stream.id FROM stream WHERE stream.public_id = ${stream})`,
    dates: datesWithin(from, to),
    cause: causeKey === undefined ? null : sql`cause_key = ${causeKey}`,
    text: text === '' ? null : numberBegins(text),
  };
}

/** Every part of a filter. */
export function partsOf(conditions: Conditions): readonly (Condition | null)[] {
  const { statuses, types, location, stream, dates, cause, text } = conditions;
  return [statuses, types, location, stream, dates, cause, text];
}

/** All that hold together. */
export function allOf(conditions: readonly (Condition | null)[]): Condition {
  const held = conditions.filter((condition) => condition !== null);
  return held.length === 0 ? sql`TRUE` : sql.join(held, sql` AND `);
}

function oneOf(column: RawBuilder<unknown>, values: readonly string[] | undefined): Condition | null {
  const [only, ...others] = values ?? [];
  if (only === undefined) return null;
  return others.length === 0 ? sql`${column} = ${only}` : sql`${column} IN ${listOf(values ?? [])}`;
}

/** By the columns that the indexes carry; the column `status`, which is made of them, would be read row by row. */
function standsAt(statuses: readonly StatusState[]): Condition | null {
  if (statuses.length === 0) return null;
  const states = statuses.filter((status) => status !== 'withdrawn');
  const parts: Condition[] = [];
  if (states.includes('succeeded')) parts.push(sql`state = 'succeeded'`);
  const open = states.filter((state) => state !== 'succeeded');
  if (open.length > 0) {
    const [only] = open;
    const stands = open.length === 1 ? sql`state = ${only}` : sql`state IN ${listOf(open)}`;
    parts.push(sql`(${stands} AND undone = 0)`);
  }
  if (statuses.includes('withdrawn')) parts.push(sql`(${NOT_IN_BOOKS} AND undone = 1)`);
  return parts.length === 1 ? (parts[0] ?? null) : sql`(${sql.join(parts, sql` OR `)})`;
}

/** Of an undone one: its posting is withdrawn. */
const NOT_IN_BOOKS = sql<boolean>`state IN ('waiting', 'sending', 'unknown', 'failed', 'held')`;

function datesWithin(from: string | undefined, to: string | undefined): Condition | null {
  if (from === undefined && to === undefined) return null;
  return sql`document_date BETWEEN ${from ?? '0000-00-00'} AND ${to ?? '9999-99-99'}`;
}

/** Upper and lower case alike; as a range, since that is how an index finds it. */
export function numberBegins(text: string): Condition {
  return sql`(number COLLATE NOCASE >= ${text} AND number COLLATE NOCASE < ${`${text}\u{10FFFF}`})`;
}

/** Nothing where the text is no running number. */
export function sequenceIs(text: string): Condition {
  const digits = /^#?0*(\d{1,15})$/u.exec(text)?.[1];
  return digits === undefined ? sql`FALSE` : sql`number_sequence = ${Number(digits)}`;
}
