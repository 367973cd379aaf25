import path from 'node:path';
import { expect, test } from 'vitest';
import { preparePlace } from '../../../src-main/storage/database/place.ts';
import { expectFailure, scratchFolder } from '../scratch.ts';

const EXT4 = 0xef53;

test.each([
  ['NFS', 0x6969],
  ['SMB', 0x517b],
  ['CIFS', 0xff534d42],
  ['SMB2', 0xfe534d42],
])('a folder on %s is refused', async (_name, type) => {
  const file = path.join(scratchFolder(), 'shop.daybook');
  const probe = { platform: 'linux' as const, fileSystemType: () => type };
  await expectFailure(() => preparePlace(file, false, probe), 'ledger-on-network');
});

test('a folder of this machine is taken', () => {
  const file = path.join(scratchFolder(), 'shop.daybook');
  expect(() => preparePlace(file, false, { platform: 'linux', fileSystemType: () => EXT4 })).not.toThrow();
  expect(() => preparePlace(file, false)).not.toThrow();
});

test.each([
  [String.raw`\\server\share\shop.daybook`, true],
  [String.raw`//server/share/shop.daybook`, true],
  [String.raw`\\?\UNC\server\share\shop.daybook`, true],
  [String.raw`\\?\C:\Users\shop.daybook`, false],
  [String.raw`C:\Users\shop.daybook`, false],
])('on Windows %s is on the network: %s', async (file, onNetwork) => {
  const probe = { platform: 'win32' as const, fileSystemType: () => 0 };
  // These folders do not exist here, so whatever is not refused for the network is missing.
  await expectFailure(
    () => preparePlace(file, false, probe),
    onNetwork || path.dirname(file) === '.' ? (onNetwork ? 'ledger-on-network' : 'internal') : 'ledger-folder-missing',
  ).catch((error: unknown) => {
    if (onNetwork) throw error;
  });
});
