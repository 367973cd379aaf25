import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServices } from '../../support/services.ts';
import { EMBEDDED } from '../../support/test-ledger.ts';
import { describeBooksContract } from '../../contracts/books.ts';

describeBooksContract('embedded', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-contract-'));
  const services = await openServices(path.join(folder, 'books.ledger'));
  const { ledger, defaultChart } = services;
  await ledger.books.create(EMBEDDED, defaultChart);
  return {
    books: services.openBooks(EMBEDDED),
    lockThrough: (day) => ledger.embedded.setLock(EMBEDDED.id, day),
    close: async () => {
      await ledger.close();
      rmSync(folder, { recursive: true });
    },
  };
});
