import { digestTable } from '../actions/digests/export.ts';
import { journalOf } from '../actions/digests/journal.ts';
import { digestFilter, postDigests } from '../actions/digests/post.ts';
import { withOpenDays } from '../actions/digests/status.ts';
import { findStream } from '../actions/streams/find.ts';
import { booksOf } from '../actions/books/find.ts';
import { mergeSections } from '../core/digest/merge.ts';
import type { DigestFilter, Services } from '../core/ports/index.ts';
import type { RequestData } from '../../src-shared/ipc/contract.ts';
import type { DigestDetail } from '../../src-shared/ipc/views.ts';
import { type Account, type DigestRow, digestId, ExpectedFailure } from '../../src-shared/model/index.ts';
import { formatMinor, formatQuantity, formatUnitPrice } from '../../src-shared/money/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import { digestView, sectionView } from './digest-view.ts';
import { entryLineViews } from './entry-view.ts';
import type { Handler } from './handler.ts';

const list: Handler<'digests.list'> = async (services, data) => {
  const { cursor, limit } = data;
  const { rows, next } = await services.ledger.digests.list(await filterOf(services, data), {
    cursor,
    limit,
  });
  return { digests: (await withOpenDays(services, rows)).map(digestView), next };
};

const show: Handler<'digests.show'> = async (services, { id, cursor, limit }) => {
  const { digests } = services.ledger;
  const found = await digests.row(digestId(id));
  if (found === null) throw new ExpectedFailure('digest-not-found', { where: id, data: { id } });
  const [row = found] = await withOpenDays(services, [found]);
  const revisions = await digests.revisions(row.id);
  const orders = await digests.orders(row.id, { cursor, limit });
  const entries = await journalOf(services, row);
  const chart = await chartOf(services, row);
  return {
    digest: digestView(row),
    sales: sectionView(mergeSections(revisions.map(({ content }) => content.sales)), row.currency),
    returns: sectionView(mergeSections(revisions.map(({ content }) => content.returns)), row.currency),
    kinds: (await digests.kinds(row.id)).map((kind) => ({
      ...kind,
      amount: formatMinor(kind.amount, row.currency),
    })),
    orders: orders.rows.map(orderView),
    next: orders.next,
    journal: entries.map((entry) => ({
      date: entry.date,
      narration: entry.narration,
      lines: entryLineViews(entry.lines, chart, row.currency),
    })),
  };
};

const post: Handler<'digests.post'> = postDigests;

const exportList: Handler<'digests.export'> = async (services, data) => {
  const table = await digestTable(services, await filterOf(services, data));
  const bytes =
    data.format === 'xlsx' ? await services.exporters.xlsx([table]) : await services.exporters.csv(table);
  return { name: `digests.${data.format}`, parts: [bytes] };
};

const holds: Handler<'holds.list'> = async (services, data) => {
  const { cursor, limit } = data;
  const { rows, next } = await services.ledger.digests.holds(await filterOf(services, data), {
    cursor,
    limit,
  });
  return {
    holds: rows.map((row) => ({
      digest: row.digest,
      stream: row.streamName,
      location: row.location,
      date: row.date,
      document: row.document,
      kind: row.kind,
      number: row.number,
      amount: formatMinor(row.amount, row.currency),
      currency: row.currency,
      reason: row.reason,
    })),
    next,
  };
};

/** Requests about digests and what is kept out of them. */
export const digestHandlers = {
  'digests.list': list,
  'digests.show': show,
  'digests.post': post,
  'digests.export': exportList,
  'holds.list': holds,
} as const;

async function filterOf(
  services: Services,
  data: Pick<RequestData<'digests.list'>, 'stream' | 'location' | 'from' | 'to'>,
): Promise<DigestFilter> {
  const filter = digestFilter(data);
  if (data.stream === undefined) return filter;
  return { ...filter, stream: (await findStream(services, data.stream)).id };
}

async function chartOf(services: Services, row: DigestRow): Promise<readonly Account[]> {
  const stream = await services.ledger.streams.byId(row.stream);
  if (stream === null) return [];
  return services.openBooks(await booksOf(services, stream)).chart();
}

type OrderOnFile = Awaited<ReturnType<Services['ledger']['digests']['orders']>>['rows'][number];

function orderView({ member, document }: OrderOnFile): DigestDetail['orders'][number] {
  const { currency } = document;
  return {
    id: member.document,
    kind: document.kind,
    number: document.number,
    occurredAt: formatInstant(document.occurredAt),
    total: formatMinor(document.total, currency),
    state: member.state,
    reason: member.reason,
    lines: document.lines.map((line) => ({
      sku: line.sku,
      name: line.name,
      quantity: formatQuantity(line.quantity),
      unitPrice: formatUnitPrice(line.unitPrice),
      total: formatMinor(line.total, currency),
    })),
    tenders: document.tenders.map(({ method, amount }) => ({
      method,
      amount: formatMinor(amount, currency),
    })),
  };
}
