import type { PosDocument, Subledger } from '../../../src-shared/model/index.ts';
import { type Minor, ZERO, minor, negate, subtract, sum } from '../../../src-shared/money/index.ts';
import { GIFT_CARD, STORE_CREDIT } from './tenders.ts';
import type { Story } from './story.ts';

/** What a document does to what somebody owes or is owed; positive where such a balance grows. */
export interface BalanceMove {
  readonly ledger: Subledger;
  /** The sale, card or case that it belongs to. */
  readonly story: string;
  /** Whose the balance is in the books; null: the customer's. */
  readonly subject: string | null;
  readonly begins: boolean;
  /** Null: nothing is left of it. */
  readonly amount: Minor | null;
}

/** Every balance that a document moves. */
export function movesOf(story: Story, document: PosDocument): readonly BalanceMove[] {
  return [...ownMoves(story, document), ...document.tenders.flatMap(legMoves)];
}

function ownMoves(story: Story, document: PosDocument): readonly BalanceMove[] {
  const { sourceId, total, details } = document;
  // Most kinds move no balance: they need no case of their own.
  const kind: string = document.kind;
  const about = document.reference?.sourceId ?? sourceId;
  const caseId = details.caseId ?? about;
  const applied = details.depositApplied ?? ZERO;
  switch (kind) {
    case 'account-sale':
      return [owed(sourceId, total, true)];
    case 'charge-return':
      return [owed(about, total)];
    case 'account-payment':
    case 'account-refund':
      return [owed(about, negate(total))];
    case 'direct-ship-deposit':
    case 'deposit-taken':
      return [of('deposit', caseId, total, true)];
    case 'deposit-refund':
      return [of('deposit', caseId, total)];
    case 'direct-ship-invoice': {
      const rest = subtract(subtract(total, applied), sum(document.tenders.map(({ amount }) => amount)));
      const unpaid = minor(rest + document.rounding);
      return [of('deposit', caseId, negate(applied)), owed(sourceId, unpaid, true)];
    }
    case 'layby-deposit':
      return [of('layby', caseId, total, true)];
    case 'layby-completion':
    case 'layby-cancellation':
      return [of('layby', caseId, null)];
    case 'gift-card-sold':
    case 'gift-card-topped-up':
      return details.cardIssuer === 'network'
        ? []
        : [of('gift-card', caseId, total, kind === 'gift-card-sold')];
    case 'gift-card-redeemed':
      return [of('gift-card', caseId, total)];
    case 'installed-deposit':
      return [of('contract', caseId, total, true)];
    case 'installed-issue':
      return [of('work-in-progress', caseId, costOf(story, document), true)];
    case 'installed-completion':
      return [of('contract', caseId, null), of('work-in-progress', caseId, null)];
    default:
      return [];
  }
}

/** A leg that pays with a card or credit uses it up; one that goes out as credit begins it. */
function legMoves({ method, amount, reference }: PosDocument['tenders'][number]): readonly BalanceMove[] {
  if (reference === null || (method !== GIFT_CARD && method !== STORE_CREDIT)) return [];
  const ledger = method === GIFT_CARD ? 'gift-card' : 'store-credit';
  return [of(ledger, reference, negate(amount), method === STORE_CREDIT && amount < 0)];
}

function of(ledger: Subledger, subject: string, amount: Minor | null, begins = false): BalanceMove {
  return { ledger, story: subject, subject, begins, amount };
}

function owed(story: string, amount: Minor, begins = false): BalanceMove {
  return { ledger: 'receivable', story, subject: null, begins, amount };
}

/** Goods that went to a job, at what they cost by the catalogue. */
function costOf({ catalogue }: Story, { lines }: PosDocument): Minor {
  const costs = new Map(catalogue.products.map(({ sku, costCents }) => [sku, costCents]));
  return sum(lines.map(({ sku, quantity }) => minor(Math.round((quantity * (costs.get(sku) ?? 0)) / 1000))));
}
