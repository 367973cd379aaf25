import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BooksAccount, Services } from '../../../src-main/core/ports/index.ts';
import { serve } from '../../../src-main/ipc/serve.ts';
import { writeAccountingDocument } from '../../../src-main/storage/accounting-document.ts';
import { sha256 } from '../../../src-main/storage/hashes.ts';
import type { Channel, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import type { AccountingDocument, Failure } from '../../../src-shared/model/index.ts';
import { openServices } from '../../support/services.ts';
import { expectToFit } from '../../support/shop.ts';

/** Books that documents are put into as deliveries put them, and asked as a window asks. */
export interface InTheBooks {
  readonly services: Services;
  readonly account: BooksAccount;
  put(...documents: readonly AccountingDocument[]): Promise<void>;
  ok<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]>;
  fails(channel: Channel, input: unknown): Promise<Failure>;
  /** Account → balance as text, debits positive; accounts at nothing left out. */
  balances(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function openBooks(): Promise<InTheBooks> {
  const home = mkdtempSync(path.join(tmpdir(), 'daybook-book-actions-'));
  const services = await openServices(path.join(home, 'books.daybook'));
  await serve(services, 'books.connect', { system: 'embedded', name: 'Books', currency: 'MYR' });
  const [account] = await services.ledger.books.list();
  if (account === undefined) throw new Error('There are no books');
  const opened: InTheBooks = {
    services,
    account,
    async put(...documents) {
      const outgoing = documents.map((document) => ({
        document,
        contentHash: sha256(writeAccountingDocument(document)),
      }));
      for (const outcome of await services.openBooks(account).create(outgoing)) {
        if (outcome.kind !== 'created') throw new Error(JSON.stringify(outcome));
      }
    },
    async ok(channel, input) {
      const reply = await serve(services, channel, input);
      if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
      expectToFit(channel, reply.value);
      return reply.value;
    },
    async fails(channel, input) {
      const reply = await serve(services, channel, input);
      if (reply.ok) throw new Error(`${channel} should have failed`);
      return reply.failure;
    },
    async balances() {
      const { rows } = await opened.ok('books.trial-balance', {});
      const signed = rows.map(({ account: number, debit, credit }) => [
        number,
        credit === '0.00' ? debit : `-${credit}`,
      ]);
      return Object.fromEntries(signed.filter(([, balance]) => balance !== '0.00')) as Record<string, string>;
    },
    async close() {
      await services.ledger.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
  return opened;
}
