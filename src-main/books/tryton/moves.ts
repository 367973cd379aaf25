import type {
  AccountingDocument,
  AccountNumber,
  ContactReference,
  DeliveryKey,
} from '../../../src-shared/model/index.ts';
import { type CurrencyCode, type Minor, minor, ZERO } from '../../../src-shared/money/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { Values } from './client.ts';
import type { Company } from './company.ts';
import { partyByCode, partyOf, type Recipient } from './parties.ts';
import { inPeriod, postDrafts } from './drafts.ts';
import { refuse } from './faults.ts';
import { readTag, writeTag } from './tag.ts';
import { id, maybeText, text, wireAmount, wireDate } from './wire.ts';

/** One line of a move. Debits are positive. */
export interface MoveLine {
  readonly account: AccountNumber;
  readonly amount: Minor;
  readonly memo: string;
  /** Of whom it is, by party number; null where the account does not ask. */
  readonly party: number | null;
}

export interface MoveWanted {
  /** Of the document. */
  readonly key: DeliveryKey;
  /** Begins with what it is found by. */
  readonly description: string;
  /** What the descriptions of moves like it begin with. */
  readonly beginning: string;
  readonly date: BusinessDate;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly journal: 'general' | 'revenue' | 'cash';
  readonly lines: readonly MoveLine[];
  /** It stays a draft, which a person posts. */
  readonly stays?: boolean;
}

/** What is read of a move, to tell whether it is there and by which number. */
export const moveShape = {
  id,
  state: text,
  description: maybeText,
  post_number: maybeText,
  number: maybeText,
} as const;

export interface Move {
  readonly id: number;
  readonly number: string;
  /** As it was found, or as it was made. */
  readonly description: string;
  readonly isNew: boolean;
}

/**
 * Makes a move and posts it; one that was begun is gone on with, one that is posted is left as it is.
 * @throws CallFailed as postDrafts
 */
export async function putMove(company: Company, wanted: MoveWanted): Promise<Move> {
  const { client } = company;
  const found = company.untouched.has(wanted.key) ? [] : await findMoves(company, wanted.beginning);
  const posted = found.find(({ state }) => state === 'posted');
  if (posted !== undefined) return { ...posted, number: numberOf(posted), isNew: false };
  const begun = found.find(({ description }) => isSameDocument(description, wanted.description));
  // What was begun with other content is not what is wanted any more, and nothing of it counts yet.
  const stale = found.filter((row) => row !== begun).map((row) => row.id);
  if (stale.length > 0) await client.press('account.move', 'delete', stale);
  const values = begun === undefined ? await valuesOf(company, wanted) : {};
  const move =
    begun?.id ?? (await inPeriod(company, [wanted], () => client.createOne('account.move', values)));
  if (begun !== undefined && begun.description !== wanted.description && wanted.stays !== true) {
    await client.write('account.move', [move], { description: wanted.description });
  }
  if (wanted.stays !== true) await postDrafts(company, 'account.move', [move], [wanted]);
  const [made] = await client.read('account.move', [['id', '=', move]], moveShape);
  const number = made === undefined ? wanted.number : numberOf(made);
  return { id: move, number, description: wanted.description, isNew: begun === undefined };
}

/**
 * Whether two texts are of one record with one content. What they say to people behind the tag may differ: an older
 * program said less, a party has another code since, or who posts a draft has written on.
 */
function isSameDocument(said: string, wanted: string): boolean {
  const [there, ours] = [readTag(said), readTag(wanted)];
  if (there === null || ours === null) return said === wanted;
  return writeTag(there) === writeTag(ours);
}

/**
 * Makes moves of which nothing is in the books yet, all in one call, and posts them in another.
 * @returns their numbers, in the order in which they were wanted
 * @throws CallFailed with none of them made, or all of them as drafts
 */
export async function putNewMoves(
  company: Company,
  wanted: readonly MoveWanted[],
): Promise<readonly string[]> {
  const { client } = company;
  const values: Values[] = [];
  for (const one of wanted) values.push(await valuesOf(company, one));
  const made = await client.create('account.move', values);
  const toPost = made.filter((_, at) => wanted[at]?.stays !== true);
  await postDrafts(company, 'account.move', toPost, wanted);
  const rows = await client.read('account.move', [['id', 'in', made]], moveShape);
  const numbers = new Map(rows.map((row) => [row.id, numberOf(row)]));
  return wanted.map(({ number }, at) => numbers.get(made[at] ?? 0) ?? number);
}

export async function findMoves(company: Company, beginning: string) {
  const found = await company.client.read(
    'account.move',
    [
      ['company', '=', company.id],
      ['description', 'like', `${beginning}%`],
    ],
    moveShape,
  );
  // In a pattern some signs stand for any: what was meant is what begins so.
  return found.filter(({ description }) => description.startsWith(beginning));
}

export function numberOf(move: { readonly post_number: string; readonly number: string }): string {
  return move.post_number === '' ? move.number : move.post_number;
}

async function valuesOf(company: Company, wanted: MoveWanted): Promise<Values> {
  const { date, number, currency, lines } = wanted;
  const period = await company.periodOf(date, number);
  const journal = await company.journal(wanted.journal);
  const made: Values[] = [];
  for (const { account, amount, memo, party } of lines) {
    const { id: accountId, needsParty } = await company.account(account);
    made.push({
      account: accountId,
      debit: wireAmount(amount > 0 ? amount : ZERO, currency),
      credit: wireAmount(amount < 0 ? minor(-amount) : ZERO, currency),
      description: memo,
      ...(needsParty ? { party } : {}),
    });
  }
  return {
    company: company.id,
    period,
    journal,
    date: wireDate(date),
    description: wanted.description,
    lines: [['create', made]],
  };
}

/** What a document's entries say, line by line, with the parties of the accounts that keep some. */
export async function linesOf(company: Company, document: AccountingDocument): Promise<readonly MoveLine[]> {
  const lines: MoveLine[] = [];
  const owned = new Map<AccountNumber, Minor>();
  for (const { account, side, amount, memo } of document.entries.flatMap((entry) => entry.lines)) {
    const signed = side === 'debit' ? amount : minor(-amount);
    if ((await company.account(account)).needsParty) {
      owned.set(account, minor((owned.get(account) ?? 0) + signed));
    } else {
      lines.push({ account, amount: signed, memo, party: null });
    }
  }
  for (const [account, amount] of owned) lines.push(...(await owners(company, document, account, amount)));
  return lines.filter((line) => line.amount !== 0);
}

/** An account's movement by whose it is; what the sub-ledger does not name is the document's contact's. */
async function owners(
  company: Company,
  document: AccountingDocument,
  account: AccountNumber,
  amount: Minor,
): Promise<readonly MoveLine[]> {
  const lines: MoveLine[] = [];
  let rest: number = amount;
  for (const { subject, movement, ...line } of document.subledger) {
    if (line.account !== account) continue;
    const customer = customersOf(document).find(({ code }) => code === subject);
    const party =
      customer === undefined
        ? await partyByCode(company, subject)
        : await partyOf(company, { contact: customer.name, customer });
    if (party === null) throw refuse('contact-unknown', { where: subject, data: { name: subject } });
    lines.push({ account, amount: line.amount, memo: `${subject} ${movement}`, party: party.id });
    rest -= line.amount;
  }
  if (rest !== 0) {
    const party = await partyOf(company, recipientOf(document));
    lines.push({ account, amount: minor(rest), memo: party.name, party: party.id });
  }
  return lines;
}

/** Whom a document names. */
function customersOf(document: AccountingDocument): readonly ContactReference[] {
  if (document.type === 'journal') return document.customers ?? [];
  return 'customer' in document && document.customer !== null ? [document.customer] : [];
}

/** Whom the document is for; the counter where it says nobody. */
export function recipientOf(document: AccountingDocument): Recipient {
  if ('customer' in document && 'contact' in document) return document;
  return { contact: document.location === '' ? 'POS' : document.location, customer: null };
}
