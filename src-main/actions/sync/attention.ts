import type { Services } from '../../core/ports/index.ts';
import type { Attention } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { attentionOf } from '../../sync/attention.ts';
import { findStream } from '../streams/find.ts';

/**
 * What needs a person in one stream or all, but for those that are disconnected: nobody mends these.
 * @throws ExpectedFailure stream-not-found
 */
export async function listAttention(
  services: Services,
  { stream }: RequestData<'attention.list'>,
): Promise<readonly Attention[]> {
  const streams =
    stream === undefined
      ? (await services.ledger.streams.list()).filter(({ status }) => status !== 'disconnected')
      : [await findStream(services, stream)];
  const attention: Attention[] = [];
  for (const one of streams) attention.push(...(await attentionOf(services, one)));
  return attention;
}
