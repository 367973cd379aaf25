import type { CommandSpec } from '../command.ts';
import { backup } from './backup.ts';
import { booksAccount } from './books-account.ts';
import { booksConnect } from './books-connect.ts';
import { booksDocument } from './books-document.ts';
import { booksExport } from './books-export.ts';
import { booksInvoices } from './books-invoices.ts';
import { booksJournal } from './books-journal.ts';
import { booksList } from './books-list.ts';
import { call } from './call.ts';
import { check } from './check.ts';
import { demo } from './demo.ts';
import { digestsExport } from './digests-export.ts';
import { digestsList } from './digests-list.ts';
import { digestsPost } from './digests-post.ts';
import { digestsShow } from './digests-show.ts';
import { holdsList } from './holds-list.ts';
import { importsList } from './imports-list.ts';
import { importsShow } from './imports-show.ts';
import { mappingsList } from './mappings-list.ts';
import { mappingsSet } from './mappings-set.ts';
import { restore } from './restore.ts';
import { streamsConnect } from './streams-connect.ts';
import { streamsList } from './streams-list.ts';
import { streamsSet } from './streams-set.ts';
import { streamsSettings } from './streams-settings.ts';
import { sync } from './sync.ts';
import { trialBalance } from './trial-balance.ts';

/** Everything the command line can do, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  demo,
  streamsConnect,
  streamsList,
  streamsSettings,
  streamsSet,
  booksConnect,
  booksList,
  mappingsList,
  mappingsSet,
  sync,
  importsList,
  importsShow,
  holdsList,
  digestsList,
  digestsShow,
  digestsPost,
  digestsExport,
  trialBalance,
  booksAccount,
  booksInvoices,
  booksDocument,
  booksJournal,
  booksExport,
  check,
  backup,
  restore,
  call,
];
