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
  // Here such a name has no folder in it, so it is in the current one, which exists.
  if (onNetwork) await expectFailure(() => preparePlace(file, false, probe), 'ledger-on-network');
  else expect(() => preparePlace(file, false, probe)).not.toThrow();
});
