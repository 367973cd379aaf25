import { closeSync, openSync, utimesSync, writeSync } from 'node:fs';
import { seededRandom } from '../support/random.ts';

/** What a till export of the `daybook` profile holds. */
export interface TillFile {
  readonly orders: number;
  readonly linesPerOrder: number;
  readonly ordersPerDay: number;
  readonly seed: number;
  /** The order whose first line costs one unit more, null for none. */
  readonly changedOrder: number | null;
  /** The number of the first order; its day follows from it. */
  readonly firstOrder?: number;
}

/** Till exports of this generator are in this zone. */
export const TILL_ZONE = 'Asia/Kuala_Lumpur';
export const SKUS = 500;
const LOCATION = 'Main';
const FIRST_DAY_MS = Date.UTC(2023, 0, 1);
const DAY_MS = 86_400_000;
/** Written together, so that a file of a million rows is never held. */
const BUFFER_CHARS = 1 << 20;
const HEADER =
  'row,kind,id,number,location,register,date_time,currency,total,sku,name,quantity,unit_price,discount,net,tax,line_total,tax_code,cost,method,amount\n';

/** Writes a till export with a row per line and one for the tender; as old as a file that is complete. */
export function writeTillFile(file: string, options: TillFile): void {
  const random = seededRandom(options.seed);
  const first = options.firstOrder ?? 0;
  writeText(file, function* () {
    for (let order = first; order < first + options.orders; order += 1) {
      yield orderText(order, options, random);
    }
  });
}

/** Goods of every SKU, received before the first sale, so that sales move stock. */
export function writeGoodsFile(file: string): void {
  writeText(file, function* () {
    for (let sku = 0; sku < SKUS; sku += 1) {
      yield `line,goods-received,G-1,G-1,${LOCATION},,2023-01-01 07:00:00,MYR,0.00,${skuText(sku)},${nameOf(sku)},1000000,0.00,0.00,0.00,0.00,0.00,,${(1_000_000 * costOf(sku)).toFixed(2)},,\n`;
    }
  });
}

/** The business date of an order, counted from the first day. */
export function dayOf(order: number, ordersPerDay: number): string {
  return new Date(FIRST_DAY_MS + Math.floor(order / ordersPerDay) * DAY_MS).toISOString().slice(0, 10);
}

function orderText(order: number, options: TillFile, random: () => number): string {
  const { ordersPerDay, linesPerOrder } = options;
  const minute = 8 * 60 + Math.floor(((order % ordersPerDay) * 14 * 60) / ordersPerDay);
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(order % 60)}`;
  const id = `S${String(order).padStart(8, '0')}`;
  const head = `sale,${id},R-${id},${LOCATION},R${order % 4},${dayOf(order, ordersPerDay)} ${time},MYR`;
  let total = 0;
  const lines: string[] = [];
  for (let line = 0; line < linesPerOrder; line += 1) {
    const sku = Math.floor(random() * SKUS);
    const quantity = 1 + Math.floor(random() * 4);
    const dearer = line === 0 && order === options.changedOrder ? 100 : 0;
    const price = 100 + sku * 7 + dearer;
    const net = price * quantity;
    const tax = Math.round(net * 0.06);
    total += net + tax;
    lines.push(
      `${skuText(sku)},${nameOf(sku)},${quantity},${cents(price)},0.00,${cents(net)},${cents(tax)},${cents(net + tax)},SR,,,\n`,
    );
  }
  const method = random() < 0.5 ? 'Cash' : 'Card';
  const texts = lines.map((text) => `line,${head},${cents(total)},${text}`);
  return `${texts.join('')}tender,${head},${cents(total)},,,,,,,,,,,${method},${cents(total)}\n`;
}

function writeText(file: string, parts: () => Generator<string>): void {
  const descriptor = openSync(file, 'w');
  let buffer = HEADER;
  for (const part of parts()) {
    buffer += part;
    if (buffer.length < BUFFER_CHARS) continue;
    writeSync(descriptor, buffer);
    buffer = '';
  }
  writeSync(descriptor, buffer);
  closeSync(descriptor);
  utimesSync(file, 1_700_000_000, 1_700_000_000);
}

function skuText(sku: number): string {
  return `SKU-${String(sku).padStart(5, '0')}`;
}

function nameOf(sku: number): string {
  return `Article number ${sku}`;
}

/** Of one piece, in major units. */
function costOf(sku: number): number {
  return (60 + sku * 4) / 100;
}

function cents(amount: number): string {
  return (amount / 100).toFixed(2);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
