import type { Services, SourcePreview } from '../../core/ports/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { readCurrency } from '../books/connect.ts';
import { accountFor } from './account.ts';
import { connectionOf, readProvider } from './provider.ts';

/** What a look has found, and which stream has this account already. */
export interface Looked extends SourcePreview {
  readonly connectedAs: string | null;
}

/**
 * Looks at a POS account or a folder without keeping anything. It is quick whatever the size: of files
 * only their heads are read, so locations that first come further down are not among those found.
 * @throws ExpectedFailure provider-unknown, folder-missing, folder-unreadable, profile-not-found,
 * profile-invalid, currency-needed for a currency that there is not
 */
export async function discoverStream(
  services: Services,
  input: RequestData<'streams.discover'>,
): Promise<Looked> {
  const connection = connectionOf(input);
  const currency = input.currency === undefined ? null : readCurrency(input.currency);
  const source = await services.openSource({
    provider: readProvider(input.provider),
    connection,
    account: null,
    timeZone: null,
    context: { currency, dayRules: () => [] },
  });
  const preview = await source.preview();
  const streams = await services.ledger.streams.list();
  const { account, connectedAs } = accountFor(streams, { ...preview, isCopy: preview.isCopy ?? false });
  return { ...preview, account, connectedAs: connectedAs?.name ?? null };
}
