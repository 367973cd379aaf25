import { mappingText } from '../core/mapping/text.ts';
import { mappingKey } from '../core/mapping/resolve.ts';
import { connectStream } from '../actions/streams/connect.ts';
import { findStream } from '../actions/streams/find.ts';
import { setStream } from '../actions/streams/settings.ts';
import { setMapping } from '../actions/mappings/set.ts';
import type { Services } from '../core/ports/index.ts';
import type { MappingView, StreamView } from '../../src-shared/ipc/views.ts';
import type { Mapping, Stream } from '../../src-shared/model/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import { booksOf } from '../actions/books/find.ts';
import type { Handler } from './handler.ts';

const connect: Handler<'streams.connect'> = async (services, data) => ({
  stream: await view(services, await connectStream(services, data)),
});

const list: Handler<'streams.list'> = async (services) => {
  const streams = await services.ledger.streams.list();
  return { streams: await Promise.all(streams.map((stream) => view(services, stream))) };
};

const settings: Handler<'streams.settings'> = async (services, { stream }) => ({
  stream: await view(services, await findStream(services, stream)),
});

const set: Handler<'streams.set'> = async (services, data) => ({
  stream: await view(services, await setStream(services, data)),
});

const listMappings: Handler<'mappings.list'> = async (services, { stream }) => {
  const { id } = await findStream(services, stream);
  const rows = await services.ledger.mappings.list(id);
  const decided = new Set(
    rows.filter((row) => row.origin !== 'suggestion').map((row) => mappingKey(row.type, row.key)),
  );
  const views = rows
    .filter((row) => row.origin !== 'suggestion' || !decided.has(mappingKey(row.type, row.key)))
    .map(mappingView);
  return { mappings: views.toSorted(unmappedFirst) };
};

const setOne: Handler<'mappings.set'> = async (services, data) => ({
  mapping: mappingView(await setMapping(services, data)),
});

/** Requests about streams and their mappings. */
export const streamHandlers = {
  'streams.connect': connect,
  'streams.list': list,
  'streams.settings': settings,
  'streams.set': set,
  'mappings.list': listMappings,
  'mappings.set': setOne,
} as const;

async function view(services: Services, stream: Stream): Promise<StreamView> {
  const books = await booksOf(services, stream);
  return {
    name: stream.name,
    provider: stream.provider,
    account: stream.account,
    books: books.name,
    currency: stream.currency,
    status: stream.status,
    createdAt: formatInstant(stream.createdAt),
    folder: stream.connection.folder ?? null,
    profile: stream.connection.profile ?? null,
    settings: stream.settings,
  };
}

function mappingView(row: Mapping): MappingView {
  return {
    type: row.type,
    key: row.key,
    value: mappingText(row),
    from: row.effectiveFrom,
    origin: row.origin,
  };
}

/** What a person must decide comes first; then by type and key, later dates last. */
function unmappedFirst(a: MappingView, b: MappingView): number {
  const rank = (view: MappingView): string =>
    [view.origin === 'suggestion' ? 0 : 1, view.type, view.key, view.from ?? ''].join('\u0000');
  return rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0;
}
