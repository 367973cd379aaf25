import type { FileHandle } from 'node:fs/promises';
import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import type { DayRule, ZoneId } from '../../../src-shared/time/index.ts';
import type { SourceBatch } from '../../core/ports/source.ts';
import { Batcher } from './batcher.ts';
import { Notices } from './notices.ts';
import { AdjacentOrders } from './orders/adjacent.ts';
import { ScatteredOrders, findOrderEnds } from './orders/anywhere.ts';
import type { Group } from './orders/group.ts';
import { SeenOrders, partRepeatedBlocks } from './orders/repeats.ts';
import type { FileProfile } from './profile/profile.ts';
import { openTable } from './table/open.ts';
import type { Row, Table } from './table/row.ts';
import { type Binding, bindHeader } from './translate/bind.ts';
import { OrderTranslator } from './translate/order.ts';
import { rowTypeFinder } from './translate/row-types.ts';
import { TimeReader, zoneFinder } from './translate/time.ts';
import { RowError } from './values/row-error.ts';

/** What the stream says about how its files are to be understood. */
export interface ReadSettings {
  readonly profile: FileProfile;
  /** Of rows that state none. */
  readonly currency: CurrencyCode | null;
  /** Of local times at locations without day rules. */
  readonly timeZone: ZoneId | null;
  dayRules(location: string): readonly DayRule[];
}

interface Orders {
  add(row: Row): Group[];
  end(): Group[];
}

/** Reads a file from its first byte to its last, in batches. Whatever is wrong with it is rejected. */
export async function* readFileUnit(
  handle: FileHandle,
  name: string,
  settings: ReadSettings,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch, void, undefined> {
  const table = await openTable(handle, name, settings.profile);
  if ('code' in table) {
    yield wholeFile(name, table.line, new RowError(table.code, null, null));
    return;
  }
  const header = await headerOf(table, signal);
  if (header === null) {
    yield wholeFile(name, 0, new RowError('file-empty', null, null));
    return;
  }
  const binding = bindHeader(settings.profile, header);
  if (!('key' in binding)) {
    const problems = binding.map(({ code, column }) => new RowError(code, column, null));
    yield wholeFile(name, header.line, ...problems);
    return;
  }
  yield* readOrders(table, header, binding, name, settings, signal);
}

async function* readOrders(
  table: Table,
  header: Row,
  binding: Binding,
  name: string,
  settings: ReadSettings,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch, void, undefined> {
  const { profile } = settings;
  const notices = new Notices();
  notices.noteColumns(binding.unknownColumns);
  const time = new TimeReader(
    profile,
    binding.time,
    zoneFinder(settings.timeZone, (location) => settings.dayRules(location)),
  );
  const translator = new OrderTranslator(profile, binding, settings.currency, time, notices);
  const batcher = new Batcher(name, header.text);
  const desk = new OrderDesk(binding, translator, batcher);
  const isScattered = profile.rows === 'anywhere';
  const orders: Orders = isScattered
    ? new ScatteredOrders(binding.key, await findOrderEnds(table.rows(signal), binding.key))
    : new AdjacentOrders(binding.key, rowTypeFinder(profile, binding.rowType));

  const take = (group: Group): void => (isScattered ? desk.takeScattered(group) : desk.takeAdjacent(group));

  let bytesDone = 0;
  let rowCount = -1;
  for await (const { rows, bytesRead } of table.rows(signal)) {
    for (const row of rows) {
      rowCount += 1;
      if (rowCount === 0) continue;
      for (const group of orders.add(row)) take(group);
      if (batcher.isFull()) {
        signal.throwIfAborted();
        yield batcher.cut(bytesDone, []);
      }
    }
    bytesDone = bytesRead;
  }
  for (const group of orders.end()) take(group);
  if (rowCount < 1) batcher.reject(header, new RowError('file-header-only', null, null));
  yield batcher.cut(bytesDone, notices.all());
}

/** Where a complete group becomes a document or rejections. */
class OrderDesk {
  readonly #binding: Binding;
  readonly #translator: OrderTranslator;
  readonly #batcher: Batcher;
  readonly #seen = new SeenOrders();

  constructor(binding: Binding, translator: OrderTranslator, batcher: Batcher) {
    this.#binding = binding;
    this.#translator = translator;
    this.#batcher = batcher;
  }

  /** A second group under a key is a repetition, since rows of an order stand together. */
  takeAdjacent(group: Group): void {
    const repeats = group.key === null ? null : this.#seen.look(group.key, group.rows);
    if (repeats === null) this.#take(group);
    else this.#rejectAll(group, group.rows, repeats);
  }

  takeScattered(group: Group): void {
    const { kept, repeated } = partRepeatedBlocks(group);
    this.#take(kept);
    this.#rejectAll(group, repeated, 'duplicate-id-same');
  }

  #take(group: Group): void {
    const translation = this.#translator.translate(group);
    if ('document' in translation) this.#batcher.take(translation.document, group.rows);
    else for (const { row, error } of translation.badRows) this.#batcher.reject(row, error);
  }

  #rejectAll({ id }: Group, rows: readonly Row[], code: RowError['code']): void {
    const column = this.#binding.key.at(-1)?.name ?? null;
    for (const row of rows) this.#batcher.reject(row, new RowError(code, column, id));
  }
}

async function headerOf(table: Table, signal: AbortSignal): Promise<Row | null> {
  for await (const { rows } of table.rows(signal)) {
    const [header] = rows;
    if (header !== undefined) return header;
  }
  return null;
}

function wholeFile(name: string, line: number, ...errors: readonly RowError[]): SourceBatch {
  const rejections = errors.map(({ column, value, code }) => ({ file: name, line, column, value, code }));
  return { documents: [], rejections, raw: null, notices: [], bytesRead: 0 };
}
