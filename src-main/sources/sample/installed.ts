import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor, quantity, subtract } from '../../../src-shared/money/index.ts';
import { type Customer, knownCustomer, onCustomer } from './customers.ts';
import { type EventParts, eventAt } from './documents.ts';
import { ONE, shareOf, soldLine, stockLine, totalOf } from './lines.ts';
import { ordered } from './resources.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { paid } from './tenders.ts';
import { type Moment, servedMoment } from './tills.ts';

/** Something built in at a customer's: paid in part, made of goods of the shop, then completed. */
interface Job {
  readonly caseId: string;
  readonly customer: Customer;
  /** Goods that go to the job; what they cost is for the books to say. */
  readonly issued: readonly PosLine[];
  /** The work as the customer buys it, and the fitter's hours at what they cost. */
  readonly lines: readonly PosLine[];
  readonly deposit: Minor;
  readonly issuedAfterDays: number;
  readonly completedAfterDays: number;
}

const STARTED_IN_TEN_THOUSAND = 1000;
const MAX_JOB_DAYS = 16;
const DEPOSIT_BASIS_POINTS = 4000;
const DEPOSIT_STEP = 5_00;

/** The fitter loads the van before the doors open. */
const LOADED: Moment = { second: 7 * 3600 + 300, shift: null };

const begun = perDay((day): readonly Job[] => {
  const dice = diceOn(day, 'installed');
  const customer = dice.chance(STARTED_IN_TEN_THOUSAND) ? knownCustomer(day, dice, false) : null;
  if (customer === null) return [];
  const { catalogue } = day.story;
  const hours = dice.between(2, 5);
  const labour = ordered(catalogue, 'labour').map((fitting): PosLine => ({
    ...soldLine(fitting, quantity(ONE * hours)),
    type: 'service-charge',
    cost: minor(hours * fitting.costCents),
  }));
  const lines = [soldLine(dice.pick(ordered(catalogue, 'installed')), ONE), ...labour];
  const goods = catalogue.products.filter(({ group, layby }) => group === 'home' && !layby);
  const first = dice.below(goods.length);
  const steps = Math.ceil(shareOf(totalOf(lines), DEPOSIT_BASIS_POINTS) / DEPOSIT_STEP);
  return [
    {
      caseId: idOn(day, 'J', 1),
      customer,
      issued: goods
        .slice(first, first + 2)
        .map((product) => stockLine(product, quantity(ONE * dice.between(2, 4)), null)),
      lines,
      deposit: minor(steps * DEPOSIT_STEP),
      issuedAfterDays: dice.between(2, 6),
      completedAfterDays: dice.between(7, MAX_JOB_DAYS),
    },
  ];
});

/** All that happens to jobs on this day, whenever they were ordered. */
export const installedDocuments = perDay((day): readonly PosDocument[] =>
  lookBack(day, 0, MAX_JOB_DAYS, (earlier, n) =>
    begun(earlier).flatMap((job) => {
      if (n === 0) return [deposited(day, job)];
      if (n === job.issuedAfterDays) return [issued(day, job)];
      return n === job.completedAfterDays ? [completed(day, job)] : [];
    }),
  ),
);

function deposited(day: StoreDay, job: Job): PosDocument {
  const dice = diceOn(day, `${job.caseId} deposit`);
  return step(day, job, servedMoment(day, dice), {
    kind: 'installed-deposit',
    sourceId: job.caseId,
    total: job.deposit,
    ...paid(dice, job.deposit),
  });
}

function issued(day: StoreDay, job: Job): PosDocument {
  return step(day, job, LOADED, {
    kind: 'installed-issue',
    sourceId: `${job.caseId}-1`,
    reference: { kind: 'installed-deposit', sourceId: job.caseId },
    lines: job.issued,
  });
}

function completed(day: StoreDay, job: Job): PosDocument {
  const dice = diceOn(day, `${job.caseId} completed`);
  const total = totalOf(job.lines);
  const rest = subtract(total, job.deposit);
  const document = step(day, job, servedMoment(day, dice), {
    kind: 'installed-completion',
    sourceId: `${job.caseId}-2`,
    reference: { kind: 'installed-deposit', sourceId: job.caseId },
    lines: job.lines,
    total,
    ...(rest === 0 ? { tenders: [], rounding: ZERO } : paid(dice, rest)),
  });
  return { ...document, details: { ...document.details, depositApplied: job.deposit } };
}

function step(day: StoreDay, job: Job, at: Moment, parts: EventParts): PosDocument {
  const { customer, details } = onCustomer(job.customer);
  return eventAt(day, at, { ...parts, customer, details: { ...details, caseId: job.caseId } });
}
