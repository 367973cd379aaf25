import {
  type CancelSignal,
  MAX_BATCH_DOCUMENTS,
  type PullWindow,
  type Source,
  type SourceBatch,
  type SourceUnit,
} from '../../core/ports/source.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { type BusinessDate, addDays, businessDate, datesFrom } from '../../../src-shared/time/index.ts';
import { documentsDelivered } from './day.ts';
import { discoveryOf } from './discovery.ts';
import { type Resources, loadResources } from './resources.ts';
import { FIRST_DAY, GENERATOR_VERSION, type Story } from './story.ts';
import { rawOf } from './wire.ts';

/** How many days are offered when no beginning is given. */
const DEFAULT_DAYS = 30;

export interface SampleSourceOptions {
  /** Picks the world: equal seeds tell the same story for ever. */
  readonly seed: number;
  /** The first day that it tells; null: all days since the stores opened. */
  readonly since?: BusinessDate | null;
  /** Only while connecting: decides the first day. */
  readonly connecting?: { readonly from: BusinessDate | null; readonly today: BusinessDate } | undefined;
  /** Absolute path of resources/sample-store. */
  readonly resources: string;
}

/**
 * A shop that never was: three stores whose days follow from a seed alone. It needs no network and
 * no clock, and so shows everything Daybook does, and lets tests ask for any day twice.
 * @throws ExpectedFailure bad-input for a seed that is not a whole number from 0.
 */
export function createSampleSource(options: SampleSourceOptions): Source {
  const { seed, resources, connecting, since = null } = options;
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new ExpectedFailure('bad-input', { where: 'seed', data: { value: String(seed) } });
  }
  let world: Promise<World> | null = null;
  const open = (): Promise<World> => (world ??= openWorld(seed, resources));
  return {
    provider: 'sample',
    discover: async () => discoveryOf((await open()).story, firstOf(connecting) ?? since),
    preview: async () => {
      const found = discoveryOf((await open()).story);
      const { account, currency, timeZone, cutOffMinutes = 0, locations } = found;
      // Its days are told as they are asked for: there is nothing to be counted beforehand.
      return {
        account,
        connection: { seed },
        currency,
        timeZone,
        cutOffMinutes,
        locations,
        profile: null,
        units: null,
      };
    },
    units: async (window) => unitsOf(await open(), window, since),
    async *read(unit, signal) {
      yield* batchesOf((await open()).story, { date: businessDate(unit.locator), since }, signal);
    },
  };
}

/** Unless another day is wanted, the first of those that are offered when no beginning is given. */
function firstOf(connecting: SampleSourceOptions['connecting']): BusinessDate | null {
  if (connecting === undefined) return null;
  const first = connecting.from ?? addDays(connecting.today, -DEFAULT_DAYS);
  return first < FIRST_DAY ? FIRST_DAY : first;
}

interface World {
  readonly story: Story;
  readonly resources: Resources;
}

async function openWorld(seed: number, folder: string): Promise<World> {
  const resources = await loadResources(folder);
  return { resources, story: { seed, catalogue: resources.catalogue, people: resources.people } };
}

/** A day each, oldest first; today is left out unless asked for, because it is not over. */
function unitsOf(
  { story, resources }: World,
  window: PullWindow,
  since: BusinessDate | null,
): readonly SourceUnit[] {
  const to = window.to ?? addDays(window.today, -1);
  if (since !== null && to < since && window.to !== null) {
    // Its days before are in the opening balances: asking for them must not look like days without sales.
    throw new ExpectedFailure('bad-input', {
      where: 'to',
      data: { value: to, expected: `a day from ${since} on, when this stream was connected` },
    });
  }
  const from = window.from ?? addDays(to, 1 - DEFAULT_DAYS);
  const first = since ?? FIRST_DAY;
  const days = [...datesFrom(from < first ? first : from, to)];
  const world = `v${GENERATOR_VERSION}/${resources.digest}${since === null ? '' : `/${since}`}`;
  return days.map((date) => ({
    locator: date,
    fingerprint: `sample/${story.seed}/${date}/${world}`,
    size: null,
  }));
}

function* batchesOf(
  story: Story,
  { date, since }: { readonly date: BusinessDate; readonly since: BusinessDate | null },
  signal: CancelSignal,
): Generator<SourceBatch> {
  const documents = documentsDelivered(story, date, since).map((document, ordinal) => ({
    document,
    ordinal,
    line: 0,
  }));
  let bytesRead = 0;
  for (let start = 0; start < documents.length; start += MAX_BATCH_DOCUMENTS) {
    signal.throwIfAborted();
    const batch = documents.slice(start, start + MAX_BATCH_DOCUMENTS);
    const raw = rawOf(batch.map(({ document }) => document));
    bytesRead += raw.byteLength;
    yield { documents: batch, rejections: [], raw, notices: [], bytesRead };
  }
}
