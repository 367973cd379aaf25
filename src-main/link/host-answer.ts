import type { HostPort, Log } from '../core/ports/index.ts';
import { assertNever, ExpectedFailure, failure } from '../../src-shared/model/index.ts';
import type { HostAnswer, HostCall } from './protocol.ts';

/** Does for an engine what it has asked of its host; everything that can come of it is a value. */
export async function answerHostCall(host: HostPort, call: HostCall, log: Log): Promise<HostAnswer> {
  try {
    return { ok: true, value: await perform(host, call) };
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure };
    // Never the whole call: it may hold a secret.
    log.warn('host-defect', { method: call.method, problem: String(error) });
    return { ok: false, failure: failure('internal', { where: call.method }) };
  }
}

async function perform(host: HostPort, call: HostCall): Promise<string | null> {
  const { secrets } = host;
  switch (call.method) {
    case 'secrets.get':
      return secrets.get(call.reference);
    case 'secrets.set':
      await secrets.set(call.reference, call.secret);
      return null;
    case 'secrets.remove':
      await secrets.remove(call.reference);
      return null;
    case 'notify':
      await host.notify({ title: call.title, body: call.body });
      return null;
    default:
      return assertNever(call);
  }
}
