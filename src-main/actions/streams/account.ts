import { ExpectedFailure, type Stream, type StreamConnection } from '../../../src-shared/model/index.ts';

/** What a look at an account has found. */
interface Found {
  readonly account: string;
  readonly connection: StreamConnection;
  /** The files are a copy made for this ledger. */
  readonly isCopy: boolean;
}

/** The account that connecting would use, or the stream that has it already. */
export type FoundAccount =
  | { readonly account: string; readonly connectedAs: null }
  | { readonly account: string; readonly connectedAs: Stream };

/**
 * An account is connected once, and so is a folder, also when its stream is disconnected. Two folders
 * that only share profile and name are two accounts: the second gets a number, the same one whenever
 * they are connected in the same order. A copy lies in another folder every time, so only its account
 * counts: whoever sends the same folder again must not get a second stream of the same sales.
 */
export function accountFor(streams: readonly Stream[], { account, connection, isCopy }: Found): FoundAccount {
  const reader = readerOfFolder(streams, connection);
  if (reader !== undefined) return { account: reader.account, connectedAs: reader };
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? account : `${account}-${number}`;
    const other = streams.find((stream) => stream.account === candidate);
    if (other === undefined) return { account: candidate, connectedAs: null };
    if (connection.folder === undefined || isCopy) return { account: candidate, connectedAs: other };
  }
}

/** @throws ExpectedFailure account-already-connected when another stream reads this folder */
export function refuseFolderInUse(streams: readonly Stream[], connection: StreamConnection): void {
  const other = readerOfFolder(streams, connection);
  if (other !== undefined) throw alreadyConnected(other);
}

/** The account or folder is read by this stream, which works again once it is set active. */
export function alreadyConnected({ name, status }: Stream): ExpectedFailure {
  return new ExpectedFailure('account-already-connected', {
    where: name,
    data: { name, ...(status === 'disconnected' ? { disconnected: name } : {}) },
    action: 'open-stream',
    target: name,
  });
}

function readerOfFolder(streams: readonly Stream[], { folder }: StreamConnection): Stream | undefined {
  return streams.find((stream) => folder !== undefined && stream.connection.folder === folder);
}
