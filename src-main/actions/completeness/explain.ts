import type { Services } from '../../core/ports/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { completenessOf } from '../../sync/completeness.ts';
import { findStream } from '../streams/find.ts';
import type { StreamDay } from './stream-day.ts';

/**
 * Keeps a person's word why nothing is missing of a day, or takes it back.
 * @throws ExpectedFailure stream-not-found
 */
export async function explainMissing(
  services: Services,
  { stream: name, location, date, findings, reason }: RequestData<'completeness.explain'>,
): Promise<StreamDay> {
  const stream = await findStream(services, name);
  await services.ledger.completeness.explain(stream.id, { location, date }, findings, reason);
  const days = await completenessOf(services, stream, { from: date, to: date });
  const day = days.find((one) => one.location === location);
  return { ...(day ?? { location, date, there: 0, expected: 0, findings: [] }), stream: stream.name };
}
