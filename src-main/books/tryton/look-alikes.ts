import { z } from 'zod';
import { type AccountingDocument, accountInKey } from '../../../src-shared/model/index.ts';
import type { CurrencyCode } from '../../../src-shared/money/index.ts';
import type { LookAlike } from '../../core/ports/index.ts';
import { anyOf, type Domain } from './client.ts';
import type { Company } from './company.ts';
import { billedByMoves, typeInKey, type Wanted } from './late-bills.ts';
import { numberOf } from './moves.ts';
import { knownParties } from './parties.ts';
import { isOurs } from './tag.ts';
import { date, decimal, id, maybeText, minorOf, wireDate } from './wire.ts';

/** Something that Tryton has. */
interface Other extends Omit<LookAlike, 'key' | 'total'> {
  readonly party: number;
  /** Its text that begins with a key of Daybook's; empty: no Daybook has made it. */
  readonly ours: string;
  /** As Tryton says it: what a customer owes by it, or has paid by it. */
  readonly amount: string;
}

/**
 * Invoices and credit notes with the party, date and total of one of ours, also those that came too late to be
 * more than a move, and payments of a party with the date and amount of a receipt, that did not come from the POS
 * account of ours. Whom the books do not know yet there is nothing of.
 * @throws CallFailed
 */
export async function lookAlikesOf(
  company: Company,
  documents: readonly AccountingDocument[],
  currency: CurrencyCode,
): Promise<readonly LookAlike[]> {
  const all = documents.flatMap((each) =>
    each.type === 'invoice' || each.type === 'credit-note' || each.type === 'receipt' ? [each] : [],
  );
  const parties = await knownParties(company.client, all);
  const wanted = all.flatMap((document): Wanted[] => {
    const party = parties(document);
    return party === null ? [] : [{ document, party }];
  });
  const bills = wanted.filter(({ document }) => document.type !== 'receipt');
  const paid = wanted.filter(({ document }) => document.type === 'receipt');
  return [
    ...pairs(bills, await othersBilled(company, bills), currency),
    ...(await billedByMoves(company, bills)),
    ...pairs(paid, await othersPaid(company, paid), currency),
  ];
}

function pairs(
  wanted: readonly Wanted[],
  others: readonly Other[],
  currency: CurrencyCode,
): readonly LookAlike[] {
  return wanted.flatMap(({ document, party }) => {
    // A credit note is an invoice of less than nothing there.
    const total = document.type === 'credit-note' ? -document.total : document.total;
    return others
      .filter((other) => other.party === party.id && other.date === document.date)
      .filter(({ ours }) => ours === '' || accountInKey(ours) !== accountInKey(document.key))
      .filter((other) => minorOf(other.amount, currency) === total)
      .map(({ number, contact }) => ({
        key: document.key,
        number,
        date: document.date,
        contact,
        total: document.total,
      }));
  });
}

const named = z.object({ rec_name: maybeText });

async function othersBilled(company: Company, wanted: readonly Wanted[]): Promise<readonly Other[]> {
  if (wanted.length === 0) return [];
  const found = await company.client.read(
    'account.invoice',
    [
      ['company', '=', company.id],
      ['type', '=', 'out'],
      ['state', '!=', 'cancelled'],
      anyOf(daysOf(wanted, 'invoice_date')),
    ],
    {
      id,
      number: maybeText,
      reference: maybeText,
      comment: maybeText,
      party: id,
      invoice_date: date,
      total_amount: decimal,
      'party.': named,
    },
    { related: ['party.rec_name'] },
  );
  return found.map((row) => ({
    party: row.party,
    ours: firstText(...[row.reference, row.comment].filter(isOurs)),
    date: row.invoice_date,
    amount: row.total_amount,
    number: firstText(row.number, row.reference, String(row.id)),
    contact: row['party.'].rec_name,
  }));
}

/**
 * What moves say that a party has paid. An invoice's own move is no payment, and of what Daybook has made only
 * a receipt is one: all else comes with the document that it is part of.
 */
async function othersPaid(company: Company, wanted: readonly Wanted[]): Promise<readonly Other[]> {
  if (wanted.length === 0) return [];
  const found = await company.client.read(
    'account.move.line',
    [
      ['move.company', '=', company.id],
      ['account.type.receivable', '=', true],
      anyOf(daysOf(wanted, 'date')),
    ],
    {
      party: id,
      date,
      credit: decimal,
      'party.': named,
      'move.': z.object({
        description: maybeText,
        number: maybeText,
        post_number: maybeText,
        origin: maybeText,
      }),
    },
    {
      related: ['party.rec_name', 'move.description', 'move.number', 'move.post_number', 'move.origin'],
    },
  );
  return found
    .filter(({ 'move.': { description, origin } }) =>
      isOurs(description) ? typeInKey(description) === 'receipt' : !origin.startsWith('account.invoice,'),
    )
    .map((row) => ({
      party: row.party,
      ours: isOurs(row['move.'].description) ? row['move.'].description : '',
      date: row.date,
      amount: row.credit,
      number: firstText(numberOf(row['move.']), row['move.'].description),
      contact: row['party.'].rec_name,
    }));
}

/** Each party on each of its days, once. */
function daysOf(wanted: readonly Wanted[], field: string): readonly Domain[] {
  const days = new Map(wanted.map((one) => [`${one.party.id} ${one.document.date}`, one]));
  return [...days.values()].map(({ party, document }) => [
    ['party', '=', party.id],
    [field, '=', wireDate(document.date)],
  ]);
}

function firstText(...texts: readonly string[]): string {
  return texts.find((one) => one !== '') ?? '';
}
