import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';

/** Linux's magic numbers of file systems that lie on another machine: nfs, smb, cifs, smb2, afs, ceph. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400,
]);

/** What the operating system says of a folder; tests give their own. */
export interface PlaceProbe {
  readonly platform: NodeJS.Platform;
  readonly fileSystemType: (folder: string) => number;
}

const HERE: PlaceProbe = {
  platform: process.platform,
  fileSystemType: (folder) => statfsSync(folder).type,
};

/**
 * Makes sure that a ledger can lie there. SQLite's locks cannot be relied on over a network, where
 * two machines would write one file.
 * @param createFolder for the default place; a folder that a person named is never made up.
 * @throws ExpectedFailure ledger-on-network, ledger-folder-missing
 */
export function preparePlace(file: string, createFolder: boolean, probe: PlaceProbe = HERE): void {
  const folder = path.dirname(file);
  if (isUncPath(file, probe.platform)) throw new ExpectedFailure('ledger-on-network', { where: file });
  if (!existsSync(folder)) {
    if (!createFolder) throw new ExpectedFailure('ledger-folder-missing', { where: folder });
    mkdirSync(folder, { recursive: true });
  }
  // Only Linux gives the file system's kind by a fixed number.
  if (probe.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(probe.fileSystemType(folder))) {
    throw new ExpectedFailure('ledger-on-network', { where: file });
  }
}

/** \\server\share, also as \\?\UNC\server\share; \\?\C:\ and \\.\ are this machine. */
function isUncPath(file: string, platform: NodeJS.Platform): boolean {
  if (platform !== 'win32') return false;
  const text = file.replaceAll('/', '\\');
  return /^\\\\\?\\UNC\\/i.test(text) || /^\\\\[^\\?.]/.test(text);
}
