import { contactsOf } from '../core/mapping/contact.ts';
import type { ResolvedMapping } from '../core/mapping/resolve.ts';
import type { Services } from '../core/ports/index.ts';
import type { PostingRules } from '../core/posting/rules.ts';
import type { AccountNumber, Stream } from '../../src-shared/model/index.ts';

/** What a stream posts by, of one date's mappings. */
export function postingRulesOf(
  { sha256 }: Pick<Services, 'sha256'>,
  { account, settings }: Pick<Stream, 'account' | 'settings'>,
  mapping: ResolvedMapping,
  chart: ReadonlySet<AccountNumber>,
): PostingRules {
  return {
    account,
    grouping: settings.grouping,
    style: settings.postingStyle,
    mapping,
    chart,
    autoProcess: settings.autoProcess,
    contactOf: contactsOf({ account, idAsCode: settings.customerIdAsCode, sha256 }),
  };
}
