import { expect, test } from 'vitest';
import { openBooks } from '../../src-main/books/registry.ts';
import { hostWithoutAbilities } from '../../src-main/engine/no-host.ts';
import { createHttpClient } from '../../src-main/platform/index.ts';
import { BOOKS_SYSTEMS, takesBack } from '../../src-shared/model/index.ts';
import { EMBEDDED, TestLedger } from '../support/test-ledger.ts';

test.each(BOOKS_SYSTEMS)('what people are told of taking back is what books in %s do', async (system) => {
  const ledger = await TestLedger.open();
  const books = openBooks(
    { ...EMBEDDED, system },
    {
      embedded: ledger.embedded,
      http: createHttpClient(),
      clock: ledger.clock,
      secrets: hostWithoutAbilities().secrets,
    },
  );
  expect(books.act !== undefined).toBe(takesBack(system));
  await ledger.close();
});
