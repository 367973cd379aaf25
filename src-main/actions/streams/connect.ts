import { defaultLocation, defaultMappings } from '../../core/mapping/defaults.ts';
import { resolveMappings, mappingKey } from '../../core/mapping/resolve.ts';
import { openingDrafts } from '../../core/posting/opening.ts';
import type { Discovery, PostingWrite, Services, StreamInUse } from '../../core/ports/index.ts';
import {
  type Account,
  ExpectedFailure,
  type Mapping,
  type MappingValue,
  type ProviderId,
  type Stream,
  type StreamConnection,
  streamId,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { isZoneId, zoneId } from '../../../src-shared/time/index.ts';
import { completedChart } from '../../sync/chart.ts';
import { postingRulesOf } from '../../sync/posting-rules.ts';
import { today } from '../../sync/today.ts';
import { booksForStream, readCurrency } from '../books/connect.ts';
import { accountFor, alreadyConnected } from './account.ts';
import { connectionOf, readProvider } from './provider.ts';
import { newSettings } from './settings.ts';
import { refuseReplacing } from './replacing.ts';
import { refuseStyle } from './style.ts';

type Input = RequestData<'streams.connect'>;

/**
 * Connects a POS account: looks at it, stores the stream with a complete default mapping, and posts
 * the opening balances that it states.
 * @throws ExpectedFailure provider-unknown, stream-name-taken, account-already-connected, folder-…,
 * profile-…, currency-needed, books-…, style-not-in-these-books
 */
export async function connectStream(services: Services, input: Input): Promise<Stream> {
  const provider = readProvider(input.provider);
  const asked = connectionOf(input);
  if ((await services.ledger.streams.byName(input.name)) !== null) {
    throw new ExpectedFailure('stream-name-taken', { where: input.name, data: { name: input.name } });
  }
  const discovery = await discover(services, provider, asked, input);
  const connection = { ...asked, ...discovery.connection };
  const { account, connectedAs } = accountFor(await services.ledger.streams.list(), {
    account: discovery.account,
    connection,
    isCopy: discovery.isCopy ?? false,
  });
  if (connectedAs !== null) throw alreadyConnected(connectedAs);
  const currency = readCurrency(input.currency ?? discovery.currency ?? undefined);
  const settings = newSettings(input.settings, {
    startDate: discovery.connection?.since ?? null,
    timeZone: discovery.timeZone,
    cutOffMinutes: discovery.cutOffMinutes ?? 0,
  });
  const books = await booksForStream(services, input.books, currency);
  refuseStyle(services, books, settings.postingStyle);
  refuseReplacing(services, books, settings.changedDays);
  const stream: Stream = {
    id: streamId(`str_${services.sha256(`${provider}/${account}`).slice(0, 20)}`),
    name: input.name,
    provider,
    account,
    books: books.id,
    currency,
    status: 'active',
    createdAt: services.clock.now(),
    connection,
    settings,
  };
  const mappings = firstMappings(stream, discovery, input.settings.timeZone !== undefined);
  const chart = await completedChart(services, books);
  const openings = openingsOf(services, { stream, books }, { discovery, mappings, chart });
  await services.ledger.streams.create(stream, mappings, openings);
  return stream;
}

async function discover(
  services: Services,
  provider: ProviderId,
  connection: StreamConnection,
  input: Input,
): Promise<Discovery> {
  const { startDate = null, timeZone } = input.settings;
  // A zone that does not exist is refused with the other settings.
  const zone = zoneId(timeZone !== undefined && isZoneId(timeZone) ? timeZone : 'UTC');
  const source = await services.openSource({
    provider,
    connection,
    account: null,
    timeZone: null,
    context: {
      currency: input.currency === undefined ? null : readCurrency(input.currency),
      dayRules: () => [],
    },
    connecting: { from: startDate, today: today(services.clock, zone) },
  });
  return source.discover();
}

/**
 * Everything the stream needs to post its first day, marked default. A zone that the person has
 * stated goes before the one that the POS states for a location.
 */
function firstMappings(stream: Stream, discovery: Discovery, zoneIsStated: boolean): readonly Mapping[] {
  const { timeZone, cutOffMinutes } = stream.settings;
  const locations = discovery.locations.map((location) =>
    defaultLocation(location, zoneIsStated ? timeZone : (location.timeZone ?? timeZone), cutOffMinutes),
  );
  const byThing = new Map<string, MappingValue>();
  for (const value of [...defaultMappings(), ...locations, ...discovery.mappings]) {
    byThing.set(mappingKey(value.type, value.key), value);
  }
  return [...byThing.values()].map((value) => ({
    ...value,
    stream: stream.id,
    effectiveFrom: null,
    origin: 'default',
    setAt: stream.createdAt,
  }));
}

/** What was on hand at connecting, ready to be posted. */
function openingsOf(
  services: Services,
  { stream, books }: StreamInUse,
  parts: {
    readonly discovery: Discovery;
    readonly mappings: readonly Mapping[];
    readonly chart: readonly Account[];
  },
): PostingWrite | undefined {
  const { openings } = parts.discovery;
  if (openings === null) return undefined;
  const mapping = resolveMappings(parts.mappings, openings.date);
  const numbers = new Set(parts.chart.map(({ number }) => number));
  const rules = postingRulesOf(services, stream, mapping, numbers);
  const drafts = openingDrafts(openings, books.currency, rules);
  if (drafts.length === 0) return undefined;
  return { books: books.id, stream: stream.id, digest: null, drafts };
}
