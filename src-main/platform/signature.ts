import { AsyncLocalStorage } from 'node:async_hooks';
import type { AuditActor } from '../../src-shared/model/index.ts';

/** Who does what is going on, through all that it calls and waits for. */
export interface Signature {
  /** Whatever the work does, now or later, is signed so. */
  as<T>(who: AuditActor, work: () => T): T;
  /** Who is at work here. */
  by(): AuditActor;
}

/**
 * One engine serves people, the command line and the schedule at the same time, and their work waits in one
 * queue: who asked for it follows it there.
 * @param usual who it is where nobody has said
 */
export function createSignature(usual: AuditActor): Signature {
  const current = new AsyncLocalStorage<AuditActor>();
  return {
    as: (who, work) => current.run(who, work),
    by: () => current.getStore() ?? usual,
  };
}
