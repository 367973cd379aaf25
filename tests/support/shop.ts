import { mkdtempSync, rmSync, utimesSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openEngine } from '../../src-main/engine/engine.ts';
import {
  type Channel,
  type Reply,
  type RequestInput,
  requests,
  type Responses,
} from '../../src-shared/ipc/contract.ts';
import type { Failure } from '../../src-shared/model/index.ts';
import { type Instant, instant } from '../../src-shared/time/index.ts';

/** Where the project's shipped data lies. */
export const RESOURCES = path.resolve(import.meta.dirname, '../../resources');

/** A noon long after every day that these tests use. */
export const LATER = instant(Date.UTC(2026, 11, 31, 12));

/** One sale of the `daybook` profile with one line and one tender, in short. */
export interface SaleRow {
  readonly id: string;
  readonly date?: string;
  readonly location?: string;
  readonly kind?: string;
  readonly sku?: string;
  readonly quantity?: string;
  readonly total: string;
  readonly tax?: string;
  readonly taxCode?: string;
  readonly paid?: string;
  readonly method?: string;
  readonly reason?: string;
  readonly cost?: string;
}

const COLUMNS = [
  'row',
  'kind',
  'id',
  'number',
  'location',
  'date_time',
  'total',
  'reason',
  'sku',
  'name',
  'quantity',
  'unit_price',
  'net',
  'tax',
  'line_total',
  'tax_code',
  'cost',
  'method',
  'amount',
] as const;

/** A file in the `daybook` profile's layout: a row per line and one per tender. */
export function salesFile(sales: readonly SaleRow[]): string {
  const rows = sales.flatMap((sale) => {
    const { id, kind = 'sale', location = 'Main', date = '2026-10-01', total, tax = '0', cost } = sale;
    const net = (Number(total) - Number(tax)).toFixed(2);
    const head = { kind, id, number: `R-${id}`, location, date_time: `${date}T10:00:00Z`, total };
    const line = {
      ...head,
      row: 'line',
      reason: sale.reason ?? '',
      sku: sale.sku ?? 'TEA',
      name: 'Tea',
      quantity: sale.quantity ?? '1',
      unit_price: total,
      net,
      tax,
      line_total: total,
      tax_code: sale.taxCode ?? 'none',
      cost: cost ?? '',
    };
    if (kind === 'goods-received') return [line];
    const tender = { ...head, row: 'tender', method: sale.method ?? 'Cash', amount: sale.paid ?? total };
    return [line, tender];
  });
  const text = rows.map((row) =>
    COLUMNS.map((column) => (row as Readonly<Record<string, string>>)[column] ?? '').join(','),
  );
  return [COLUMNS.join(','), ...text].join('\n');
}

/** A shop with a ledger and a folder of its own, for tests that use Daybook as a host does. */
export interface Shop {
  readonly folder: string;
  readonly ledger: string;
  /** The reply as it is. */
  call<C extends Channel>(channel: C, input: unknown): Promise<Reply<C>>;
  /** The value of a reply that must be good, and be exactly what the contract says of it. */
  ok<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]>;
  /** The failure of a reply that must not be. */
  fails(channel: Channel, input: unknown): Promise<Failure>;
  /** Puts a file into the watched folder, old enough to be taken at once. */
  put(name: string, content: string | Uint8Array): string;
  close(): Promise<void>;
}

/**
 * A reply must pass its schema and have nothing that the schema does not name: a window drops what it
 * does not know, and so nobody would notice. It must also be the same after a way through JSON.
 */
export function expectToFit(channel: Channel, value: unknown): void {
  const { output } = requests[channel];
  if (output === 'file') return;
  const parsed = output.safeParse(value);
  if (!parsed.success) throw new Error(`${channel} answers what its schema refuses: ${parsed.error.message}`);
  if (!isDeepStrictEqual(parsed.data, value)) {
    throw new Error(`${channel} answers more than its schema names: ${firstDifference(parsed.data, value)}`);
  }
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value)) {
    throw new Error(`${channel} answers what JSON does not keep`);
  }
}

/** Where an answer has what its schema does not name. */
function firstDifference(known: unknown, answered: unknown, at = ''): string {
  if (typeof known !== 'object' || typeof answered !== 'object' || known === null || answered === null) {
    return at;
  }
  for (const [name, value] of Object.entries(answered)) {
    const other = Object.entries(known).find(([key]) => key === name)?.[1] as unknown;
    if (!isDeepStrictEqual(other, value)) return firstDifference(other, value, `${at}.${name}`);
  }
  return at;
}

/** Opens a new shop; the clock stands still. */
export async function openShop(options: { readonly now?: Instant } = {}): Promise<Shop> {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-shop-'));
  const folder = path.join(home, 'in');
  mkdirSync(folder);
  const ledger = path.join(home, 'shop.daybook');
  const engine = await openEngine({
    ledger,
    resources: RESOURCES,
    programVersion: 'test',
    clock: { now: () => options.now ?? LATER },
  });
  return {
    folder,
    ledger,
    call: (channel, input) => engine.call(channel, input),
    async ok(channel, input) {
      const reply = await engine.call(channel, input);
      if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
      expectToFit(channel, reply.value);
      return reply.value;
    },
    async fails(channel, input) {
      const reply = await engine.call(channel, input);
      if (reply.ok) throw new Error(`${channel} should have failed`);
      return reply.failure;
    },
    put(name, content) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      const old = LATER / 1000 - 1_000_000_000;
      utimesSync(file, old, old);
      return file;
    },
    async close() {
      await engine.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
