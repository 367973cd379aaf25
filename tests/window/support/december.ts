import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../support/random.ts';

/** A month of sales: a folder with a file a day. */
export interface December {
  readonly folder: string;
  /** Sales less cancellations, in the pounds and pence of a text. */
  readonly total: string;
}

/** A month of a real shop, which lies beside the project and not in it. */
const REAL = path.resolve(import.meta.dirname, '../../../../shared/data/online-retail');

/** The days that the real shop was open on. */
export const DAYS = [1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23] as const;

const ORDERS_A_DAY = 130;
const LINES_AN_ORDER = 16;

/** The real month where it is, else one of the same shape that is made up anew in `folder`. */
export function december(folder: string): December {
  if (existsSync(REAL)) return { folder: REAL, total: '748957.02' };
  return madeUpDecember(path.join(folder, 'december'));
}

/** As many rows a day as the real one has, one order in ten a cancellation. The same on every machine. */
export function madeUpDecember(folder: string): December {
  const random = seededRandom(20101201);
  const pick = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  mkdirSync(folder, { recursive: true });
  let pence = 0;
  for (const day of DAYS) {
    const date = `2010-12-${String(day).padStart(2, '0')}`;
    const rows = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'];
    for (let order = 0; order < ORDERS_A_DAY; order += 1) {
      const isCancelled = order % 10 === 9;
      const number = `${isCancelled ? 'C' : ''}${536_000 + day * 1000 + order}`;
      const minute = String(pick(0, 59)).padStart(2, '0');
      for (let line = 0; line < LINES_AN_ORDER; line += 1) {
        const quantity = pick(1, 24) * (isCancelled ? -1 : 1);
        const price = pick(29, 1295);
        pence += quantity * price;
        const code = `8${pick(4000, 4999)}`;
        const unit = (price / 100).toFixed(2);
        rows.push(
          `${number},${code},THING ${code},${quantity},${date} 10:${minute}:00,${unit},17850.0,United Kingdom`,
        );
      }
    }
    writeFileSync(path.join(folder, `${date}.csv`), `${rows.join('\n')}\n`);
  }
  return { folder, total: (pence / 100).toFixed(2) };
}
