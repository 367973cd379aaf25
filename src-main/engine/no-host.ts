import type { HostPort } from '../core/ports/index.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';

/** For an engine whose host can do nothing for it: the command line and tests. */
export function hostWithoutAbilities(): HostPort {
  const refuse = (reference: string): Promise<never> =>
    Promise.reject(new ExpectedFailure('secrets-unavailable', { where: reference }));
  return {
    secrets: { get: refuse, set: refuse, remove: refuse },
    notify: () => Promise.resolve(),
  };
}
