import { connectStream } from '../actions/streams/connect.ts';
import { discoverStream } from '../actions/streams/discover.ts';
import { findStream } from '../actions/streams/find.ts';
import { setStream } from '../actions/streams/settings.ts';
import type { Services } from '../core/ports/index.ts';
import type { StreamView } from '../../src-shared/ipc/views.ts';
import type { Stream } from '../../src-shared/model/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import type { Handler } from './handler.ts';

const connect: Handler<'streams.connect'> = async (services, data) => ({
  stream: await view(services, await connectStream(services, data)),
});

const discover: Handler<'streams.discover'> = async (services, data) => {
  const found = await discoverStream(services, data);
  return {
    discovery: {
      account: found.account,
      currency: found.currency,
      timeZone: found.timeZone,
      cutOffMinutes: found.cutOffMinutes,
      profile: found.profile,
      locations: found.locations.map(({ id, name }) => ({ id, name })),
      units: found.units,
      connectedAs: found.connectedAs,
    },
  };
};

const profiles: Handler<'streams.profiles'> = async (services) => ({
  profiles: await services.fileProfiles(),
});

const list: Handler<'streams.list'> = async (services) => ({
  streams: await views(services, await services.ledger.streams.list()),
});

const settings: Handler<'streams.settings'> = async (services, { stream }) => ({
  stream: await view(services, await findStream(services, stream)),
});

const set: Handler<'streams.set'> = async (services, data) => ({
  stream: await view(services, await setStream(services, data)),
});

/** Requests about streams. */
export const streamHandlers = {
  'streams.connect': connect,
  'streams.discover': discover,
  'streams.profiles': profiles,
  'streams.list': list,
  'streams.settings': settings,
  'streams.set': set,
} as const;

async function view(services: Services, stream: Stream): Promise<StreamView> {
  const [only] = await views(services, [stream]);
  if (only === undefined) throw new RangeError('One stream has one view');
  return only;
}

/** One question for the books and one for the last syncs, however many streams there are. */
async function views(services: Services, streams: readonly Stream[]): Promise<readonly StreamView[]> {
  const [books, synced] = await Promise.all([
    services.ledger.books.list(),
    services.ledger.streams.lastSynced(),
  ]);
  return streams.map((stream) => {
    const at = synced.get(stream.id);
    return {
      name: stream.name,
      provider: stream.provider,
      account: stream.account,
      books: books.find(({ id }) => id === stream.books)?.name ?? '',
      currency: stream.currency,
      status: stream.status,
      createdAt: formatInstant(stream.createdAt),
      lastSyncedAt: at === undefined ? null : formatInstant(at),
      folder: stream.connection.folder ?? null,
      profile: stream.connection.profile ?? null,
      settings: stream.settings,
    };
  });
}
