import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServices } from '../../support/services.ts';
import { EMBEDDED } from '../../support/test-ledger.ts';
import { describeBooksContract } from '../../contracts/books.ts';

describeBooksContract('embedded', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-contract-'));
  const { ledger, openBooks, defaultChart } = await openServices(path.join(folder, 'books.ledger'));
  await ledger.books.create(EMBEDDED, defaultChart);
  return {
    books: openBooks(EMBEDDED),
    lockThrough: (day) => ledger.embedded.setLock(EMBEDDED.id, day),
    close: async () => {
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
});
