import type { Clock, EmbeddedBooksStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { addMissingAccounts, chartOf, createAccountKeys } from './accounts.ts';
import { accountLedgerOf, trialBalanceOf } from './balances.ts';
import { findDocuments, listDocuments, readDocument } from './documents.ts';
import { entriesOf, journalOf } from './journal.ts';
import { recordAll } from './record.ts';
import { allStates, statesOf } from './stock.ts';

const DURABLE = { durable: true };

/** What the embedded books keep. Which entries a document makes is decided before it comes here. */
export function createEmbeddedBooksStore(db: LedgerDatabase, clock: Clock): EmbeddedBooksStore {
  const accounts = createAccountKeys();
  return {
    addAccounts: (books, added) => db.write((tx) => addMissingAccounts(tx, books, added), DURABLE),
    chart: (books) => chartOf(db.read, books),
    find: (books, keys) => findDocuments(db.read, books, keys),
    stock: (books, wanted) => statesOf(db.read, books, wanted),
    record: (books, records, states) =>
      db.write((tx) => recordAll(tx, accounts, { books, records, states }, clock.now()), DURABLE),
    trialBalance: (books, asOf) => trialBalanceOf(db.read, books, asOf),
    accountLedger: (books, account, page) => accountLedgerOf(db.read, books, account, page),
    documents: (books, filter, page) => listDocuments(db.read, books, filter, page),
    document: (books, number) => readDocument(db.read, books, number),
    entriesOf: (books, keys) => entriesOf(db.read, books, keys),
    journal: (books, page) => journalOf(db.read, books, page),
    stockOnHand: (books) => allStates(db.read, books),
  };
}
