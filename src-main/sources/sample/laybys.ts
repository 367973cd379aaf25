import type { PosDocument, PosLine } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, add, minor, negate, subtract } from '../../../src-shared/money/index.ts';
import { rangeOf } from './basket.ts';
import { type Customer, knownCustomer, onCustomer } from './customers.ts';
import { eventAt } from './documents.ts';
import { ONE, chargeLine, soldLine, totalOf } from './lines.ts';
import { type StoreDay, diceOn, idOn, lookBack, perDay } from './story.ts';
import { type Settlement, paid } from './tenders.ts';
import { servedMoment } from './tills.ts';

type LaybyKind = 'layby-open' | 'layby-deposit' | 'layby-completion' | 'layby-cancellation';

/** Goods set aside and paid in parts; all of it is settled on the day it begins. */
interface Layby {
  readonly caseId: string;
  readonly customer: Customer;
  readonly lines: readonly PosLine[];
  readonly deposit: Minor;
  readonly secondAfterDays: number;
  readonly endsAfterDays: number;
  readonly end: 'layby-completion' | 'layby-cancellation';
}

const MAX_LAYBY_DAYS = 21;
const INSTALMENT_STEP = 5_00;
const FEE = chargeLine('LAYBY-FEE', 'Layby cancellation fee', minor(11_00));
const UNPAID: Settlement = { tenders: [], rounding: ZERO };

const laybysOpened = perDay((day): readonly Layby[] => {
  const dice = diceOn(day, 'laybys');
  const customer = dice.chance(4500) ? knownCustomer(day, dice, false) : null;
  if (customer === null) return [];
  const dear = rangeOf(day).filter(({ layby }) => layby);
  const lines = Array.from({ length: dice.between(1, 3) }, () => soldLine(dice.pick(dear), ONE));
  // A fifth, up to the next five dollars.
  const steps = Math.ceil(totalOf(lines) / (5 * INSTALMENT_STEP));
  return [
    {
      caseId: idOn(day, 'L', 1),
      customer,
      lines,
      deposit: minor(steps * INSTALMENT_STEP),
      secondAfterDays: dice.between(5, 9),
      endsAfterDays: dice.between(11, MAX_LAYBY_DAYS),
      end: dice.chance(8000) ? 'layby-completion' : 'layby-cancellation',
    },
  ];
});

/** All that happens to laybys on this day, whenever they were opened. */
export const laybyDocuments = perDay((day): readonly PosDocument[] =>
  lookBack(day, 0, MAX_LAYBY_DAYS, (earlier, n) =>
    laybysOpened(earlier).flatMap((layby) => {
      if (n === 0) return [stepOf(day, layby, 'layby-open', 0), stepOf(day, layby, 'layby-deposit', 1)];
      if (n === layby.secondAfterDays) return [stepOf(day, layby, 'layby-deposit', 2)];
      return n === layby.endsAfterDays ? [stepOf(day, layby, layby.end, 3)] : [];
    }),
  ),
);

function stepOf(day: StoreDay, layby: Layby, kind: LaybyKind, step: number): PosDocument {
  const dice = diceOn(day, `${layby.caseId} ${step}`);
  // The first deposit is paid while the goods are put aside, hence at the same till.
  const at = servedMoment(day, step <= 1 ? diceOn(day, layby.caseId) : dice);
  const { total, lines } = contentOf(layby, kind);
  const due = dueOf(layby, kind);
  const { customer, details } = onCustomer(layby.customer);
  return eventAt(
    day,
    { ...at, second: at.second + (step === 1 ? 30 : 0) },
    {
      kind,
      sourceId: step === 0 ? layby.caseId : `${layby.caseId}-${step}`,
      customer,
      reference: step === 0 ? null : { kind: 'layby-open', sourceId: layby.caseId },
      reason: kind === 'layby-cancellation' ? 'Customer withdrew' : null,
      lines,
      total,
      ...(due === 0 ? UNPAID : paid(dice, due)),
      details: { ...details, caseId: layby.caseId, ...appliedOf(layby, kind) },
    },
  );
}

/** Goods that are set aside when this day ends: paid in part, and still on the shelf behind the till. */
export function setAside(day: StoreDay): readonly PosLine[] {
  return lookBack(day, 0, MAX_LAYBY_DAYS, (earlier, n) =>
    laybysOpened(earlier).flatMap(({ lines, endsAfterDays }) => (endsAfterDays > n ? lines : [])),
  );
}

/** Both ends use up what has been paid till then. */
function appliedOf(layby: Layby, kind: LaybyKind): Pick<PosDocument['details'], 'depositApplied'> {
  const ends = kind === 'layby-completion' || kind === 'layby-cancellation';
  return ends ? { depositApplied: add(layby.deposit, layby.deposit) } : {};
}

/** The goods at both ends, a bare amount between, and only the fee when nothing is sold. */
function contentOf(layby: Layby, kind: LaybyKind): Pick<PosDocument, 'lines' | 'total'> {
  if (kind === 'layby-deposit') return { lines: [], total: layby.deposit };
  if (kind === 'layby-cancellation') return { lines: [FEE], total: FEE.total };
  return { lines: layby.lines, total: totalOf(layby.lines) };
}

/** What changes hands: nothing at first, then the deposits, at last the rest or what is given back. */
function dueOf(layby: Layby, kind: LaybyKind): Minor {
  const deposits = add(layby.deposit, layby.deposit);
  switch (kind) {
    case 'layby-open':
      return ZERO;
    case 'layby-deposit':
      return layby.deposit;
    case 'layby-completion':
      return subtract(totalOf(layby.lines), deposits);
    case 'layby-cancellation':
      return negate(subtract(deposits, FEE.total));
  }
}
