import type { DiscoveryView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import { failureIn, useAnswer } from '../../bridge/index.ts';
import { type Answers, useWizard } from './connect-store.ts';
import { placeOf } from './connection.ts';

/** What is at the place that the person has named. */
export interface Discovery {
  /** Null while it is looked for, and when it could not be. */
  readonly found: DiscoveryView | null;
  readonly looking: boolean;
  readonly failure: Failure | null;
  /** Looks once more: files come and go. */
  readonly lookAgain: () => void;
}

/** Looks at the source of the answers so far, as soon as they say where it is. */
export function useDiscovery(): Discovery {
  const answers = useWizard((wizard) => wizard.answers);
  const query = useAnswer('streams.discover', placeOf(answers), { enabled: isNamed(answers) });
  // What another folder held must not stand here while this one is looked at.
  const found = query.isPlaceholderData || query.isError ? null : (query.data?.discovery ?? null);
  return {
    found: isNamed(answers) ? found : null,
    looking: query.isFetching,
    failure: query.isError && !query.isFetching ? failureIn(query.error) : null,
    lookAgain: () => void query.refetch(),
  };
}

function isNamed({ provider, folder }: Answers): boolean {
  return provider !== 'file' || folder !== null;
}
