import path from 'node:path';
import { explainLines } from '../../../src-main/actions/explain/line.ts';
import type { BooksAccount, Services } from '../../../src-main/core/ports/index.ts';
import { consolidateStream } from '../../../src-main/sync/consolidate.ts';
import { deliverBooks } from '../../../src-main/sync/deliver.ts';
import { postStream } from '../../../src-main/sync/post.ts';
import { pullStream } from '../../../src-main/sync/pull.ts';
import { ALL, makeShop, openShop } from '../bench-shop.ts';
import { type BenchCase, Laps } from '../measure.ts';
import { writeGoodsFile, writeTillFile } from '../till-file.ts';

const RECEIPTS = 3000;
const LINES = 4;
/** As the window asks for them. */
const PER_PAGE = 50;
const FIRST = 'first page of a program that has just started';
const PAGE = 'a page of all lines';
const ONE_LINE = 'a page of the lines of one account';

/** From the invoice of one large day down to its receipts, page by page. */
export const explainCase: BenchCase = {
  name: 'explain',
  async run({ runs }) {
    const laps = new Laps();
    const shop = makeShop();
    writeGoodsFile(path.join(shop.folder, '1-goods.csv'));
    const shape = { linesPerOrder: LINES, ordersPerDay: RECEIPTS, seed: 3, changedOrder: null };
    writeTillFile(path.join(shop.folder, '2-sales.csv'), { ...shape, orders: RECEIPTS });
    const { services, stream, books, use } = await openShop(shop);
    await pullStream(services, stream, ALL);
    await consolidateStream(services, use, ALL.signal);
    await postStream(services, use, {}, ALL.signal);
    await deliverBooks(services, books, ALL.signal);
    const document = await largestInvoice(services, books);
    const ask = (stage: string, page: number, account?: string) =>
      laps.time(stage, () =>
        explainLines(services, { document, account }, { cursor: String(page * PER_PAGE), limit: PER_PAGE }),
      );
    const { receipts, lines } = await ask(FIRST, 0);
    for (let run = 0; run < runs * 2; run += 1) {
      await ask(PAGE, run);
      await ask(ONE_LINE, run, lines[0]?.account);
    }
    await services.ledger.close();
    shop.remove();
    const missing = RECEIPTS - receipts.total.value + lines.filter(({ exact }) => !exact).length;
    return {
      title: `explaining ${lines.length} lines of an invoice of ${RECEIPTS} receipts, median of ${runs * 2}`,
      stages: laps.stages(),
      limits: [
        { what: PAGE, value: laps.median(PAGE), limit: 250, unit: 'ms' },
        { what: ONE_LINE, value: laps.median(ONE_LINE), limit: 250, unit: 'ms' },
        { what: 'receipts or lines that are not explained', value: missing, limit: 0, unit: 'documents' },
      ],
    };
  },
};

async function largestInvoice({ ledger }: Services, { id }: BooksAccount): Promise<string> {
  const { rows } = await ledger.embedded.documents(id, { type: 'invoice' }, { cursor: null, limit: 1 });
  return rows[0]?.number ?? '';
}
