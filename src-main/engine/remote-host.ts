import type { HostPort } from '../core/ports/index.ts';
import type { EnginePort } from '../link/transport.ts';
import type { FromEngine, HostAnswer, HostCall } from '../link/protocol.ts';
import { processRedactor } from '../platform/index.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';

/** The host on the other side of the port. */
export interface RemoteHost {
  readonly port: HostPort;
  /** Hands in what the host has answered. */
  answered(id: number, answer: HostAnswer): void;
}

/** Asks the host by messages: only its own process reaches the key store and the desktop. */
export function remoteHost(port: EnginePort): RemoteHost {
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  let last = 0;
  const ask = async (call: HostCall): Promise<string | null> => {
    last += 1;
    const id = last;
    const answer = await new Promise<HostAnswer>((resolve) => {
      waiting.set(id, resolve);
      port.post({ type: 'host-call', id, call } satisfies FromEngine);
    });
    if (answer.ok) return answer.value;
    const { code, where, data, retry } = answer.failure;
    throw new ExpectedFailure(code, { data, retry, ...(where === null ? {} : { where }) });
  };
  return {
    port: {
      secrets: {
        get: async (reference) => {
          const secret = await ask({ method: 'secrets.get', reference });
          if (secret === null) throw new ExpectedFailure('secret-missing', { where: reference });
          processRedactor.register(secret);
          return secret;
        },
        set: async (reference, secret) => {
          processRedactor.register(secret);
          await ask({ method: 'secrets.set', reference, secret });
        },
        remove: async (reference) => void (await ask({ method: 'secrets.remove', reference })),
      },
      notify: async ({ title, body }) => void (await ask({ method: 'notify', title, body })),
    },
    answered: (id, answer) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
