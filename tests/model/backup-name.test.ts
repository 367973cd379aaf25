import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupName, readBackupName } from '../../src-shared/model/index.ts';
import { instant } from '../../src-shared/time/index.ts';

const AT = instant(Date.UTC(2026, 11, 31, 12, 0, 5));

test.each([
  ['shop.daybook', false, 1, 'shop-20261231T120005Z.daybook'],
  ['shop.daybook', true, 2, 'shop-20261231T120005Z-2.auto.daybook'],
  ['my.shop.db', false, 1, 'my.shop-20261231T120005Z.db'],
  ['ledger', true, 1, 'ledger-20261231T120005Z.auto'],
] as const)('%s, automatic %s, copy %i: %s', (ledger, automatic, copy, name) => {
  expect(backupName(ledger, { at: AT, automatic, copy })).toBe(name);
});

test('a name tells what it was made of', () => {
  const ledgers = fc
    .stringMatching(/^[a-z][a-z0-9. _-]{0,12}$/u)
    .filter((text) => !/\.\.|\.$|-(?:wal|shm|journal)$/u.test(text));
  fc.assert(
    fc.property(ledgers, fc.boolean(), fc.integer({ min: 1, max: 99 }), (base, automatic, copy) => {
      const ledger = `${base}.daybook`;
      const name = backupName(ledger, { at: AT, automatic, copy });
      expect(readBackupName(ledger, name)).toEqual({ madeAt: AT, automatic, copy });
      expect(readBackupName(`x${ledger}`, name)).toBeNull();
    }),
  );
});

test.each([
  ['shop.before-v2-20261231T120005Z.daybook', 1],
  ['shop.before-v12-20261231T120005Z-3.daybook', 3],
])('the copy before a migration, %s, is one', (name, copy) => {
  expect(readBackupName('shop.daybook', name)).toEqual({ madeAt: AT, automatic: false, copy });
});

test.each([
  // Of ledgers that lie beside it.
  'shop.2-20261231T120005Z.daybook',
  'shop.2.before-v2-20261231T120005Z.daybook',
  'shop.before-v2-20261231T120005Z.db',
  'shop.before-v2.daybook',
  '../shop-20261231T120005Z.daybook',
  'a/shop-20261231T120005Z.daybook',
  'a\\shop-20261231T120005Z.daybook',
  'C:shop-20261231T120005Z.daybook',
  'shop-20261231T120005Z.daybook\0',
  'shop.daybook',
  'shop.x/../../secret',
  'shop.x\\..\\secret',
  'shop.x:secret',
  'shop.\nx',
  'shop-20261231T120005Z.daybook-wal',
  'shop-20261231T120005Z.txt',
  '..',
  '',
])('%j is no backup of the ledger', (name) => {
  expect(readBackupName('shop.daybook', name)).toBeNull();
});
