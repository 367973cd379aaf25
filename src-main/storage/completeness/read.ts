import { sql } from 'kysely';
import type { PosDocumentKind, StreamId } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { DayRange, RegisterDay, ShiftFacts } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { listOf } from '../digests/filter.ts';
import type { Breathe } from './order.ts';
import { Receipts, type Till } from './receipts.ts';

type Read = LedgerDatabase['read'];

/** What tills do not number with their receipts. Voids are receipts: a number that was voided is there. */
const NOT_RECEIPTS: readonly PosDocumentKind[] = [
  'shift-open',
  'shift-close',
  'transfer-out',
  'transfer-in',
  'goods-received',
  'stock-adjustment',
  'stock-count',
  'customer',
  'fee',
];

/** So many are read in a few hundredths of a second. */
const ROWS_AT_ONCE = 10_000;

interface Row {
  readonly id: number;
  readonly register: string;
  readonly date: BusinessDate;
  readonly at: number;
  readonly number: string;
  /** Null: a receipt. */
  readonly event: 'shift-open' | 'shift-close' | null;
  readonly shift: string | null;
}

/** What one reading of a stream's days has found. */
export interface Found {
  readonly receipts: Receipts;
  readonly registerDays: readonly RegisterDay[];
  readonly shifts: readonly ShiftFacts[];
}

/** Reads a stream's receipts and shifts once, a location at a time and so many rows; others have their turn between. */
export async function readDays(
  read: Read,
  stream: StreamId,
  range: DayRange,
  breathe: Breathe,
): Promise<Found> {
  const found = new Reading();
  const { rows: places } = await sql<{ location: string }>`
    SELECT DISTINCT location FROM digest
    WHERE stream_id = (SELECT id FROM stream WHERE public_id = ${stream})`.execute(read);
  for (const { location } of places) {
    let after: Pick<Row, 'id' | 'date'> | undefined = { date: range.from, id: 0 };
    while (after !== undefined) {
      const rows = await rowsAfter(read, stream, { location, to: range.to, after });
      for (const row of rows) found.add(location, row);
      after = rows.length < ROWS_AT_ONCE ? undefined : rows.at(-1);
      await breathe();
    }
  }
  return found.whole();
}

/** In the order of the index of a location's days. */
async function rowsAfter(
  read: Read,
  stream: StreamId,
  {
    location,
    to,
    after,
  }: {
    readonly location: string;
    readonly to: BusinessDate;
    readonly after: Pick<Row, 'id' | 'date'>;
  },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT id, coalesce(register, '') AS register, business_date AS date, occurred_at AS at, number,
      CASE WHEN kind IN ('shift-open', 'shift-close') THEN kind END AS event, shift
    FROM pos_document INDEXED BY pos_document_by_day
    WHERE stream_id = (SELECT id FROM stream WHERE public_id = ${stream}) AND location = ${location}
      AND business_date BETWEEN ${after.date} AND ${to} AND (business_date > ${after.date} OR id > ${after.id})
      AND (kind IN ('shift-open', 'shift-close') OR kind NOT IN ${listOf(NOT_RECEIPTS)})
    ORDER BY business_date, id LIMIT ${ROWS_AT_ONCE}`.execute(read);
  return rows;
}

type Writable<Noun> = { -readonly [Key in keyof Noun]: Noun[Key] };

class Reading {
  readonly #receipts = new Receipts();
  readonly #days = new Map<string, Writable<RegisterDay>>();
  readonly #shifts = new Map<string, Writable<ShiftFacts>>();

  add(location: string, { register, date, at, number, event, shift }: Row): void {
    const till: Till = { location, register };
    const day = this.#dayOf(till, date);
    if (event === null) {
      day.receipts += 1;
      this.#receipts.add(till, { number, date, at });
      return;
    }
    day.shifts += 1;
    // A till that does not name its shifts has one a day.
    const facts = this.#shiftOf(till, shift ?? date);
    if (event === 'shift-open' && (facts.opened === null || date < facts.opened)) facts.opened = date;
    if (event === 'shift-close' && (facts.closed === null || date > facts.closed)) facts.closed = date;
  }

  whole(): Found {
    return {
      receipts: this.#receipts,
      registerDays: [...this.#days.values()],
      shifts: [...this.#shifts.values()],
    };
  }

  #dayOf({ location, register }: Till, date: BusinessDate): Writable<RegisterDay> {
    const key = `${location}\n${register}\n${date}`;
    const day = this.#days.get(key) ?? { location, register, date, receipts: 0, shifts: 0 };
    this.#days.set(key, day);
    return day;
  }

  #shiftOf({ location, register }: Till, shift: string): Writable<ShiftFacts> {
    const key = `${location}\n${register}\n${shift}`;
    const facts = this.#shifts.get(key) ?? { location, register, shift, opened: null, closed: null };
    this.#shifts.set(key, facts);
    return facts;
  }
}
