import type { Services } from '../../core/ports/index.ts';
import { ExpectedFailure, type Stream, type SyncRun } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { addDays, type BusinessDate, dayEnd, instant, zoneId } from '../../../src-shared/time/index.ts';
import { runSync } from '../../sync/run.ts';
import { connectStream } from '../streams/connect.ts';
import { countsOfRun, recorded } from '../sync/record.ts';

/** Long after the last day's cut-off everywhere, and its open shifts' grace. */
const AFTER_LAST_DAY_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * The sample store's days, from connecting to posted. What is decided by the clock is decided as of
 * two days after the last of them, so that the same seed and dates give the same books whenever and
 * wherever this runs. Days are left for review when it is asked so, or when the stream that is there
 * leaves them.
 * @throws ExpectedFailure bad-input for days before those that the ledger's sample store tells
 */
export async function runDemo(
  services: Services,
  { seed, until, days, autoInvoice }: RequestData<'demo.run'>,
): Promise<{ readonly stream: Stream; readonly run: SyncRun }> {
  const demo: Services = { ...services, clock: { now: () => afterDay(until) } };
  const from = addDays(until, 1 - days);
  const stream = await sampleStream(demo, { seed, autoInvoice, from });
  const { since } = stream.connection;
  if (since !== undefined && from < since) {
    throw new ExpectedFailure('bad-input', {
      where: 'days',
      data: {
        value: days,
        expected: `days from ${since} on, when this ledger's sample store begins; another ledger can begin earlier`,
      },
    });
  }
  const settings = { ...stream.settings, autoInvoice: autoInvoice && stream.settings.autoInvoice };
  const run = await recorded(
    services,
    { kind: 'sample', startedBy: 'person', streams: [stream.name] },
    () => runSync(demo, { streams: [{ ...stream, settings }], from, to: until, signal: services.signal }),
    countsOfRun,
  );
  return { stream, run };
}

/** Connected as of the first day asked for: what was before is in the opening balances. */
async function sampleStream(
  services: Services,
  {
    seed,
    autoInvoice,
    from,
  }: { readonly seed: number; readonly autoInvoice: boolean; readonly from: BusinessDate },
): Promise<Stream> {
  const account = `sample:${seed}`;
  const known = (await services.ledger.streams.list()).find((stream) => stream.account === account);
  if (known !== undefined) return known;
  return connectStream(services, {
    provider: 'sample',
    name: seed === 1 ? 'Sample store' : `Sample store ${seed}`,
    seed,
    settings: { autoInvoice, acceptSuggestions: true, startDate: from },
  });
}

function afterDay(date: BusinessDate): ReturnType<Services['clock']['now']> {
  const utc = { from: date, zone: zoneId('UTC'), cutOffMinutes: 0 };
  return instant(dayEnd(date, [utc]) + AFTER_LAST_DAY_MS);
}
