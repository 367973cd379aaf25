import { ExpectedFailure, type Stream, type StreamConnection } from '../../../src-shared/model/index.ts';

/** @throws ExpectedFailure account-already-connected when another stream reads this folder */
export function refuseFolderInUse(streams: readonly Stream[], { folder }: StreamConnection): void {
  const other = streams.find((stream) => folder !== undefined && stream.connection.folder === folder);
  if (other !== undefined) throw alreadyConnected(other);
}

/** The account or folder is read by this stream. */
export function alreadyConnected({ name }: Stream): ExpectedFailure {
  return new ExpectedFailure('account-already-connected', { where: name, data: { name } });
}
