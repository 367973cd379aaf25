import type { Clock, EmbeddedBooksStore } from '../../core/ports/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import { addMissingAccounts, chartOf, createAccountKeys } from './accounts.ts';
import { countSheetOf, lineageOf, recordedOf, relatedTo } from './actions.ts';
import { allocateAll, allocationsOf, openItemsOf, unallocateAll } from './allocations.ts';
import { accountLedgerOf, trialBalanceOf } from './balances.ts';
import { contactsOf } from './contacts.ts';
import { countedItemsOf } from './counted-items.ts';
import { findDocuments, listDocuments, readDocument } from './documents.ts';
import { effectsOf, taxOnDepositsOf, workInProgressOf } from './effects.ts';
import { entriesOf, journalOf } from './journal.ts';
import { listOpen, openByKey } from './open-documents.ts';
import { onLaybyOf, openOfOne, closedOrdersOf, openOrdersOf, setAsideOf } from './orders.ts';
import { lookAlikesOf } from './look-alikes.ts';
import { recordAll } from './record.ts';
import { lockedThroughOf, putLock } from './lock.ts';
import { allStates, lastGoodsInOf, statesOf } from './stock.ts';
import { subledgerBalancesOf, subledgerDaysOf, subledgerOf } from './subledger.ts';
import { soldWithOf } from './sold-with.ts';
import { departuresToComeOf, transitOf } from './transit.ts';

const DURABLE = { durable: true };

/** What the embedded books keep. Which entries a document makes is decided before it comes here. */
export function createEmbeddedBooksStore(db: LedgerDatabase, clock: Clock): EmbeddedBooksStore {
  const accounts = createAccountKeys();
  return {
    addAccounts: (books, added) => db.write((tx) => addMissingAccounts(tx, books, added), DURABLE),
    chart: (books) => chartOf(db.read, books),
    find: (books, keys) => findDocuments(db.read, books, keys),
    lookAlikes: (books, documents) => lookAlikesOf(db.read, books, documents),
    stock: (books, wanted) => statesOf(db.read, books, wanted),
    record: (books, write) =>
      db.write((tx) => recordAll(tx, accounts, { books, write }, clock.now()), DURABLE),
    inTransit: (books, caseIds) => transitOf(db.read, books, caseIds),
    soldWith: (books, sales) => soldWithOf(db.read, books, sales),
    departuresToCome: (books, arrivals) => departuresToComeOf(db.read, books, arrivals),
    open: (books, keys) => openByKey(db.read, books, keys),
    openOf: (books, of) => openOfOne(db.read, books, of),
    closedOrders: (books, caseIds) => closedOrdersOf(db.read, books, caseIds),
    openOrders: (books, of) => openOrdersOf(db.read, books, of),
    openDocuments: (books, filter, page) => listOpen(db.read, books, filter, page),
    onLayby: (books) => onLaybyOf(db.read, books),
    setAside: (books) => setAsideOf(db.read, books),
    effectsOf: (books, keys) => effectsOf(db.read, books, keys),
    workInProgress: (books, jobs) => workInProgressOf(db.read, books, jobs),
    taxOnDeposits: (books, cases) => taxOnDepositsOf(db.read, books, cases),
    subledger: (books, filter, page) => subledgerOf(db.read, books, filter, page),
    subledgerDays: (books, ledger) => subledgerDaysOf(db.read, books, ledger),
    subledgerBalances: (books, ledger, asOf) => subledgerBalancesOf(db.read, books, ledger, asOf),
    contacts: (books, filter, page) => contactsOf(db.read, books, filter, page),
    trialBalance: (books, asOf) => trialBalanceOf(db.read, books, asOf),
    accountLedger: (books, account, page) => accountLedgerOf(db.read, books, account, page),
    documents: (books, filter, page) => listDocuments(db.read, books, filter, page),
    document: (books, number) => readDocument(db.read, books, number),
    entriesOf: (books, keys) => entriesOf(db.read, books, keys),
    journal: (books, page, filter) => journalOf(db.read, books, page, filter),
    stockOnHand: (books) => allStates(db.read, books),
    openItems: (books, subjects) => openItemsOf(db.read, books, subjects),
    allocationsOf: (books, keys) => allocationsOf(db.read, books, keys),
    allocate: (books, allocations) =>
      db.write((tx) => allocateAll(tx, books, allocations, clock.now()), DURABLE),
    unallocate: (books, credit) => db.write((tx) => unallocateAll(tx, books, credit, clock.now()), DURABLE),
    related: (books, key) => relatedTo(db.read, books, key),
    lineage: (books, keys) => lineageOf(db.read, books, keys),
    recorded: (books, keys) => recordedOf(db.read, books, keys),
    lastGoodsIn: (books, skus, location) => lastGoodsInOf(db.read, books, skus, location),
    countedItems: (books, count) => countedItemsOf(db.read, books, count),
    countSheet: (books, location) => countSheetOf(db.read, books, location),
    lockedThrough: (books) => lockedThroughOf(db.read, books),
    setLock: (books, through) => db.write((tx) => putLock(tx, books, through, clock.now()), DURABLE),
  };
}
