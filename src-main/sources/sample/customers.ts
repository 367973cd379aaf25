import type { PosDocument } from '../../../src-shared/model/index.ts';
import { dayNumber } from '../../../src-shared/time/index.ts';
import type { Dice } from './dice.ts';
import { eventAt } from './documents.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { servedMoment } from './tills.ts';

/** Somebody the till has a record of. */
export interface Customer {
  readonly document: PosDocument;
  /** The shop's customer number; many walk-ins are only known by name. */
  readonly id: string | null;
  readonly name: string;
  /** Buys on account. */
  readonly trade: boolean;
}

/** People come back for about two months. */
const KNOWN_DAYS = 60;

/** The customers who were entered at the till on this day. */
const joined = perDay((day): readonly Customer[] => {
  const dice = diceOn(day, 'customers');
  const newcomers: Customer[] = [];
  if (dice.chance(6500)) newcomers.push(newcomer(day, dice, 1, false));
  if (dice.chance(1500)) newcomers.push(newcomer(day, dice, 2, true));
  return newcomers;
});

function newcomer(day: StoreDay, dice: Dice, n: number, trade: boolean): Customer {
  const { given, family, trade: firms } = day.story.people;
  const name = trade ? dice.pick(firms) : `${dice.pick(given)} ${dice.pick(family)}`;
  // Without a number an account could not be billed; of the others more than a third have none.
  const id = trade || dice.chance(6000) ? `${day.store.id}-${dayNumber(day.date)}${trade ? 'T' : 'C'}` : null;
  const document = eventAt(
    day,
    { ...servedMoment(day, dice), shift: null },
    { kind: 'customer', sourceId: idOn(day, 'K', n), customer: id, details: { customerName: name } },
  );
  return { document, id, name, trade };
}

const joinedBefore = perDay((day) => lookBack(day, 1, KNOWN_DAYS, joined));

/** The records that were made on this day. */
export function customerDocuments(day: StoreDay): readonly PosDocument[] {
  return joined(day).map(({ document }) => document);
}

/** One of the store's customers who joined before this day, or null while it has none. */
export function knownCustomer(day: StoreDay, dice: Dice, trade: boolean): Customer | null {
  const known = joinedBefore(day).filter((one) => one.trade === trade);
  return known.length === 0 ? null : dice.pick(known);
}

/** How a document names its customer. */
export function onCustomer(customer: Customer | null): Pick<PosDocument, 'customer' | 'details'> {
  if (customer === null) return { customer: null, details: {} };
  return { customer: customer.id, details: { customerName: customer.name } };
}

/** The customer of an earlier document, on one that follows from it. */
export function sameCustomer({ customer, details }: PosDocument): Pick<PosDocument, 'customer' | 'details'> {
  const { customerName } = details;
  return { customer, details: customerName === undefined ? {} : { customerName } };
}
