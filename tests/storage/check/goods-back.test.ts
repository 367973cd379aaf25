import { expect, onTestFinished, test } from 'vitest';
import { aReturn, MONDAY, TUESDAY } from '../../support/builders.ts';
import { takenBack } from '../../support/arbitrary-documents.ts';
import { takeOpening } from '../../support/full-ledger.ts';
import { TestLedger } from '../../support/test-ledger.ts';

test('a cancellation that moves other goods than the return that it cancels is found', async () => {
  const ledger = await TestLedger.open();
  onTestFinished(() => ledger.close());
  const back = aReturn('1', { number: 'R-1' });
  await takeOpening(ledger);
  await ledger.run([back], MONDAY);
  const reference = { kind: 'return', sourceId: '1' } as const;
  await ledger.run(
    [{ ...takenBack(back), kind: 'cancellation', sourceId: 'X', number: 'R-2', reference }],
    TUESDAY,
  );
  expect((await ledger.check()).problems).toEqual([]);
  await ledger.db.write((tx) =>
    tx
      .prepare(
        `UPDATE digest_member SET goods_back = '{"fate":"nothing","reason":null}' WHERE kind = 'return'`,
      )
      .run(),
  );
  expect((await ledger.check()).problems).toEqual([expect.stringMatching(/R-2.*R-1/u)]);
});
