import type { PosDocument } from '../../../src-shared/model/index.ts';
import { type Minor, minor, negate } from '../../../src-shared/money/index.ts';
import { type Customer, knownCustomer, onCustomer } from './customers.ts';
import { type EventParts, eventAt } from './documents.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { paid, paidBy } from './tenders.ts';
import { servedMoment } from './tills.ts';

/** Money left with the shop for something lent, and given back with it. */
interface Deposit {
  readonly caseId: string;
  readonly customer: Customer;
  readonly amount: Minor;
  readonly backAfterDays: number;
}

const TAKEN_IN_TEN_THOUSAND = 1200;
const MAX_DEPOSIT_DAYS = 8;
const AMOUNTS: readonly Minor[] = [minor(20_00), minor(50_00), minor(80_00)];

const taken = perDay((day): readonly Deposit[] => {
  const dice = diceOn(day, 'deposits');
  const customer = dice.chance(TAKEN_IN_TEN_THOUSAND) ? knownCustomer(day, dice, false) : null;
  if (customer === null) return [];
  const backAfterDays = dice.between(2, MAX_DEPOSIT_DAYS);
  return [{ caseId: idOn(day, 'F', 1), customer, amount: dice.pick(AMOUNTS), backAfterDays }];
});

/** Deposits taken on this day, and those of earlier days that are given back. */
export function depositDocuments(day: StoreDay): readonly PosDocument[] {
  return lookBack(day, 0, MAX_DEPOSIT_DAYS, (earlier, n) =>
    taken(earlier).flatMap((deposit) => {
      if (n === 0) return [takenNow(day, deposit)];
      return n === deposit.backAfterDays ? [givenBack(day, deposit)] : [];
    }),
  );
}

function takenNow(day: StoreDay, { caseId, customer, amount }: Deposit): PosDocument {
  const dice = diceOn(day, `${caseId} taken`);
  const parts = { kind: 'deposit-taken', sourceId: caseId, total: amount } as const;
  return eventAt(day, servedMoment(day, dice), {
    ...parts,
    ...ofCase(customer, caseId),
    ...paid(dice, amount),
  });
}

function givenBack(day: StoreDay, { caseId, customer, amount }: Deposit): PosDocument {
  const dice = diceOn(day, `${caseId} given back`);
  return eventAt(day, servedMoment(day, dice), {
    kind: 'deposit-refund',
    sourceId: `${caseId}-1`,
    reference: { kind: 'deposit-taken', sourceId: caseId },
    reason: 'Hire returned',
    total: negate(amount),
    ...ofCase(customer, caseId),
    ...paidBy(dice, dice.chance(6000) ? 'Cash' : 'EFTPOS', negate(amount)),
  });
}

function ofCase(customer: Customer, caseId: string): Pick<EventParts, 'customer' | 'details'> {
  const named = onCustomer(customer);
  return { ...named, details: { ...named.details, caseId } };
}
