import { type MappingProblem, validateMappings } from '../../core/mapping/validate.ts';
import type { Services } from '../../core/ports/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { booksOf } from '../../sync/books-of.ts';
import { chartToBe } from '../../sync/chart.ts';
import { today } from '../../sync/today.ts';
import { findStream } from '../streams/find.ts';
import { SEEN_DAYS } from './journal.ts';

/**
 * What a stream's mappings lack, today and from later effective dates on; what documents of the last days
 * need comes first.
 * @throws ExpectedFailure stream-not-found
 */
export async function checkMappings(
  services: Services,
  { stream: name }: RequestData<'mappings.validate'>,
): Promise<readonly MappingProblem[]> {
  const stream = await findStream(services, name);
  const [rows, seen, chart] = await Promise.all([
    services.ledger.mappings.list(stream.id),
    services.ledger.seen.seen(stream.id, SEEN_DAYS),
    chartToBe(services, await booksOf(services, stream)),
  ]);
  return validateMappings({
    rows,
    seen,
    chart: new Set(chart.map(({ number }) => number)),
    today: today(services.clock, stream.settings.timeZone),
  });
}
