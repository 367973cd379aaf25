import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { consolidateStream } from '../../../src-main/sync/consolidate.ts';
import { deliverBooks } from '../../../src-main/sync/deliver.ts';
import { postStream } from '../../../src-main/sync/post.ts';
import { pullStream } from '../../../src-main/sync/pull.ts';
import { writeBare } from '../bare.ts';
import { ALL, makeShop, openShop, type BenchShop } from '../bench-shop.ts';
import { type BenchCase, Laps, type Scale } from '../measure.ts';
import { writeGoodsFile, writeTillFile } from '../till-file.ts';

const LINES = 4;
/** What posting writes; the members are in the floor in their last state. */
const TABLES = [
  'number_sequence',
  'delivery',
  'delivery_document',
  'digest_member',
  'book_document',
  'book_entry',
  'book_entry_line',
  'book_stock',
  'book_stock_move',
];

const POST = 'posting: documents and deliveries';
const DELIVER = 'delivering into the books';
const BOTH = 'posting and delivering';
const FLOOR = 'floor: the same rows bare';

/** Every digest becomes an invoice in the books, with stock that moves. */
export const postCase: BenchCase = {
  name: 'post',
  async run(scale) {
    const laps = new Laps();
    const consolidated = await prepare(scale);
    let posted = 0;
    for (let run = 0; run < scale.runs; run += 1) posted = await measure(laps, consolidated);
    consolidated.remove();
    return {
      title: `posting ${posted} digests of ${scale.ordersPerDay} orders, median of ${scale.runs}`,
      stages: laps.stages(),
      limits: [
        {
          what: 'posting and delivering against the floor',
          value: laps.median(BOTH) / laps.median(FLOOR),
          limit: 6,
          unit: '×',
        },
      ],
    };
  },
};

/** A shop whose days are consolidated and not posted. */
async function prepare({ days, ordersPerDay }: Scale): Promise<BenchShop> {
  const shop = makeShop();
  writeGoodsFile(path.join(shop.folder, '1-goods.csv'));
  writeTillFile(path.join(shop.folder, '2-sales.csv'), {
    orders: days * ordersPerDay,
    linesPerOrder: LINES,
    ordersPerDay,
    seed: 3,
    changedOrder: null,
  });
  const { services, stream, use } = await openShop(shop);
  await pullStream(services, stream, ALL);
  await consolidateStream(services, use, ALL.signal);
  await services.ledger.close();
  return shop;
}

async function measure(laps: Laps, consolidated: BenchShop): Promise<number> {
  const shop = makeShop();
  copyFileSync(consolidated.ledger, shop.ledger);
  const { services, books, use } = await openShop(shop);
  const { posted } = await laps.time(BOTH, async () => {
    const result = await laps.time(POST, () => postStream(services, use, {}, ALL.signal));
    await laps.time(DELIVER, () => deliverBooks(services, books, ALL.signal));
    return result;
  });
  await services.ledger.close();
  laps.add(FLOOR, writeBare(path.join(shop.home, 'bare.sqlite'), { from: shop.ledger, tables: TABLES }));
  shop.remove();
  return posted;
}
