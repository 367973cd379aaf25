import type { DiscoveryView } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { currencyOf, type Plan, planOf } from './connection.ts';
import { useWizard } from './connect-store.ts';
import { useDiscovery } from './use-discovery.ts';

/** All that the last two steps need. */
export interface Ready {
  readonly found: DiscoveryView;
  readonly plan: Plan;
  /** Books of the same currency. */
  readonly fitting: readonly { readonly name: string; readonly system: string }[];
}

/** What would be connected: `waiting` while it is looked up, `gone` when the source is not there (any more). */
export function usePlan(): Ready | 'waiting' | 'gone' {
  const say = useTexts('connect');
  const answers = useWizard((wizard) => wizard.answers);
  const { found, looking } = useDiscovery();
  const query = useAnswer('books.list', {});
  const books = query.data?.books ?? (query.isError ? [] : null);
  if ((found === null && looking) || books === null) return 'waiting';
  const currency = found === null ? null : currencyOf(answers, found);
  if (found === null || currency === null) return 'gone';
  const names = { sample: say('name.sample'), books: say('books.name') };
  return {
    found,
    plan: planOf(answers, currency, books, names),
    fitting: books.filter((one) => one.currency === currency),
  };
}
