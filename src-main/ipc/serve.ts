import type { Services } from '../core/ports/index.ts';
import { type Channel, type Reply, type RequestData, requests } from '../../src-shared/ipc/contract.ts';
import { ExpectedFailure, type Failure, failure } from '../../src-shared/model/index.ts';
import { auditHandlers } from './audit.ts';
import { booksHandlers } from './books.ts';
import { changeHandlers } from './changes.ts';
import { completenessHandlers } from './completeness.ts';
import { digestHandlers } from './digests.ts';
import { explainHandlers } from './explain.ts';
import type { Handler } from './handler.ts';
import { ledgerHandlers } from './ledger.ts';
import { mappingHandlers } from './mappings.ts';
import { reportHandlers } from './reports.ts';
import { scheduleHandlers } from './schedule.ts';
import { statusHandlers } from './status.ts';
import { streamHandlers } from './streams.ts';
import { syncHandlers } from './sync.ts';
import { taskHandlers } from './tasks.ts';

/** A channel without a handler does not compile. */
type Handlers = { readonly [C in Channel]: Handler<C> };

const handlers: Handlers = {
  ...streamHandlers,
  ...mappingHandlers,
  ...booksHandlers,
  ...reportHandlers,
  ...explainHandlers,
  ...digestHandlers,
  ...changeHandlers,
  ...syncHandlers,
  ...scheduleHandlers,
  ...statusHandlers,
  ...completenessHandlers,
  ...auditHandlers,
  ...ledgerHandlers,
  ...taskHandlers,
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
  const read = readInput(channel, input);
  if (!read.ok) return read;
  try {
    const handler: Handler<C> = handlers[channel];
    // The schema of this very channel has just made the data; the compiler cannot follow the pairing.
    return { ok: true, value: await handler(services, read.data as RequestData<C>) };
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** What is wrong with a request before anybody works on it; null when nothing is. */
export function inputFailure(channel: Channel, input: unknown): Failure | null {
  const read = readInput(channel, input);
  return read.ok ? null : read.failure;
}

function readInput(
  channel: Channel,
  input: unknown,
): { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly failure: Failure } {
  if (!Object.hasOwn(requests, channel)) {
    return { ok: false, failure: failure('unknown-channel', { where: channel, data: { name: channel } }) };
  }
  const parsed = requests[channel].input.safeParse(input);
  if (parsed.success) return { ok: true, data: parsed.data };
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? channel : issue.path.join('.');
  return {
    ok: false,
    failure: failure('bad-input', { where, data: { channel, expected: issue?.message ?? '' } }),
  };
}
