import { type Detail, digestDetail } from '../actions/digests/detail.ts';
import { excludeOrder } from '../actions/digests/exclude.ts';
import { digestTable } from '../actions/digests/export.ts';
import { digestTables, exportName, orderTable } from '../actions/digests/export-one.ts';
import { filterOf, findDigest, listDigests } from '../actions/digests/find.ts';
import { postDigests } from '../actions/digests/post.ts';
import { zoneOfDigest } from '../actions/digests/zone.ts';
import { noteDigest, reviewDigests } from '../actions/digests/review.ts';
import { MAX_SHOWN_ENTRIES } from '../../src-shared/ipc/digests.ts';
import type { DigestDetail } from '../../src-shared/ipc/views.ts';
import { formatMinor } from '../../src-shared/money/index.ts';
import { digestView, holdView, orderView, sectionView } from './digest-view.ts';
import { entryLineViews } from './entry-view.ts';
import type { Handler } from './handler.ts';

const list: Handler<'digests.list'> = async (services, data) => {
  const { cursor, limit } = data;
  const { rows, next, total } = await listDigests(services, data, { cursor, limit });
  return { digests: rows.map(digestView), next, total };
};

const show: Handler<'digests.show'> = async (services, { id, cursor, limit, journalFrom }) => {
  const detail = await digestDetail(services, id);
  const { digests } = services.ledger;
  const { rows, next, total } = await digests.orders(detail.row.id, {}, { cursor, limit });
  return { ...detailView(detail, journalFrom), orders: rows.map(orderView), next, total };
};

const orders: Handler<'digests.orders'> = async (services, { id, search, states, cursor, limit }) => {
  const row = await findDigest(services, id);
  const filter = {
    ...(search === undefined ? {} : { search }),
    ...(states === undefined ? {} : { states }),
  };
  const { rows, next, total } = await services.ledger.digests.orders(row.id, filter, { cursor, limit });
  return { orders: rows.map(orderView), timeZone: await zoneOfDigest(services, row), next, total };
};

const post: Handler<'digests.post'> = postDigests;

const review: Handler<'digests.review'> = async (services, data) => ({
  digests: (await reviewDigests(services, data)).map(digestView),
});

const note: Handler<'digests.note'> = async (services, data) => ({ note: await noteDigest(services, data) });

const exclude: Handler<'digests.exclude'> = async (services, data) => ({
  digest: digestView(await excludeOrder(services, data)),
});

const include: Handler<'digests.include'> = async (services, data) => ({
  digest: digestView(await excludeOrder(services, { ...data, reason: null })),
});

const exportList: Handler<'digests.export'> = async (services, data) => {
  const table = await digestTable(services, data);
  const bytes =
    data.format === 'xlsx' ? await services.exporters.xlsx([table]) : await services.exporters.csv(table);
  return { name: `digests.${data.format}`, parts: [bytes] };
};

const exportOne: Handler<'digests.export-one'> = async (services, { id, format }) => {
  const bytes =
    format === 'xlsx'
      ? await services.exporters.xlsx(await digestTables(services, id))
      : await services.exporters.csv(await orderTable(services, id));
  return { name: `${await exportName(services, id)}.${format}`, parts: [bytes] };
};

const holds: Handler<'holds.list'> = async (services, data) => {
  const { code, cursor, limit } = data;
  const filter = { ...(await filterOf(services, data)), ...(code === undefined ? {} : { code }) };
  const { rows, next, total } = await services.ledger.digests.holds(filter, { cursor, limit });
  return { holds: rows.map(holdView), next, total };
};

/** Requests about digests and what is kept out of them. */
export const digestHandlers = {
  'digests.list': list,
  'digests.show': show,
  'digests.orders': orders,
  'digests.post': post,
  'digests.review': review,
  'digests.note': note,
  'digests.exclude': exclude,
  'digests.include': include,
  'digests.export': exportList,
  'digests.export-one': exportOne,
  'holds.list': holds,
} as const;

function detailView(detail: Detail, journalFrom: number): Omit<DigestDetail, 'orders' | 'next' | 'total'> {
  const { row, sales, returns, kinds, entries, chart, note: remark } = detail;
  return {
    digest: digestView(row),
    sales: sectionView(sales, row.currency),
    returns: sectionView(returns, row.currency),
    kinds: kinds.map((kind) => ({ ...kind, amount: formatMinor(kind.amount, row.currency) })),
    journal: entries.slice(journalFrom, journalFrom + MAX_SHOWN_ENTRIES).map((entry) => ({
      date: entry.date,
      narration: entry.narration,
      stand: entry.stand,
      lines: entryLineViews(entry.lines, chart, row.currency),
    })),
    journalCount: entries.length,
    note: remark,
  };
}
