import type { Services } from '../../core/ports/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import type { SyncResult } from '../../../src-shared/ipc/views.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { runSync } from '../../sync/run.ts';
import { streamsInUse } from '../streams/find.ts';
import { countsOfRun, recorded } from './record.ts';

/**
 * Syncs one stream or all that are in use; files picked by hand need to know which.
 * @throws ExpectedFailure stream-not-found, stream-paused, stream-choice-needed
 */
export async function syncNow(services: Services, data: RequestData<'sync.run'>): Promise<SyncResult> {
  const streams = await streamsInUse(services, data.stream);
  if (data.files !== undefined && streams.length !== 1) {
    throw new ExpectedFailure('stream-choice-needed', {
      data: { names: streams.map((stream) => stream.name).join(', ') },
    });
  }
  const names = streams.map(({ name }) => name);
  const startedBy = data.by ?? (data.scheduled === undefined ? 'person' : 'schedule');
  const run = await recorded(
    services,
    { kind: 'sync', startedBy, streams: names },
    () =>
      runSync(services, {
        streams,
        from: data.from ?? null,
        to: data.to ?? null,
        ...(data.files === undefined ? {} : { files: data.files }),
        ...(data.scheduled === undefined ? {} : { scheduled: data.scheduled }),
        signal: services.signal,
      }),
    countsOfRun,
  );
  return { run };
}
