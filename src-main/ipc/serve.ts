import type { Services } from '../core/ports/index.ts';
import { type Channel, type Reply, type RequestData, requests } from '../../src-shared/ipc/contract.ts';
import { ExpectedFailure, failure } from '../../src-shared/model/index.ts';
import { booksHandlers } from './books.ts';
import { digestHandlers } from './digests.ts';
import type { Handler } from './handler.ts';
import { ledgerHandlers } from './ledger.ts';
import { streamHandlers } from './streams.ts';
import { syncHandlers } from './sync.ts';

/** A channel without a handler does not compile. */
type Handlers = { readonly [C in Channel]: Handler<C> };

const handlers: Handlers = {
  ...streamHandlers,
  ...booksHandlers,
  ...digestHandlers,
  ...syncHandlers,
  ...ledgerHandlers,
};

/**
 * Answers a request from any host: the channel is looked up, the input parsed, an expected failure
 * comes back as a value.
 * @throws whatever is a defect, for the one sink of the host
 */
export async function serve<C extends Channel>(
  services: Services,
  channel: C,
  input: unknown,
): Promise<Reply<C>> {
  if (!Object.hasOwn(requests, channel)) {
    return { ok: false, failure: failure('unknown-channel', { where: channel, data: { name: channel } }) };
  }
  const parsed = requests[channel].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? channel : issue.path.join('.');
    return {
      ok: false,
      failure: failure('bad-input', { where, data: { channel, expected: issue?.message ?? '' } }),
    };
  }
  try {
    const handler: Handler<C> = handlers[channel];
    // The schema of this very channel has just made the data; the compiler cannot follow the pairing.
    return { ok: true, value: await handler(services, parsed.data as RequestData<C>) };
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure };
    throw error;
  }
}
