import { minor } from '../../../../src-shared/money/index.ts';
import type {
  ContactReference,
  DigestContent,
  DocumentId,
  StockAccounts,
  StockLine,
  WriteOffLine,
} from '../../../../src-shared/model/index.ts';
import type { Draft } from '../../ports/index.ts';
import { baseOf, type DraftWrite, type PostingContext, stockAccounts, written } from '../context.ts';
import { type CounterSide, memberAmount } from '../sections.ts';
import { invoicePerDigest } from './invoice-per-digest.ts';

type Journal = Draft & { readonly type: 'journal' };
/** A draft of which a journal can carry everything. */
type Carried = Draft & { readonly type: 'invoice' | 'credit-note' | 'receipt' | 'journal' };

/** Goods that move between the same accounts. */
interface Goods {
  readonly stock: readonly StockLine[];
  readonly writeOffs: readonly WriteOffLine[];
  readonly stockAccounts: StockAccounts;
}

/**
 * One journal with the entries of everything that moves money; documents of goods, of customers, and
 * what is still for a person or for the books to decide stay documents of their own.
 */
export function journalPerDigest(content: DigestContent, context: PostingContext): readonly DraftWrite[] {
  const alone: DraftWrite[] = [];
  const carried: Carried[] = [];
  const documents: DocumentId[] = [];
  for (const write of invoicePerDigest(content, context)) {
    const { draft, covers } = write;
    if (!isCarried(draft)) {
      alone.push(write);
      continue;
    }
    carried.push(draft);
    if (covers !== null && 'document' in covers) documents.push(covers.document);
  }
  if (carried.length === 0) return alone;
  const [first, ...others] = goodsOf(carried, context);
  const sections = (['sales', 'returns'] as const).filter((side) => content[side].count > 0);
  const amount = minor(sections.reduce((all, side) => all + memberAmount(content[side]), 0));
  const journal: Journal = {
    ...emptyJournal(context, 'digest', first),
    ...customersOf(carried),
    total: minor(carried.reduce((all, draft) => all + signedTotal(draft), 0)),
    entries: carried.flatMap((draft) => draft.entries),
    subledger: carried.flatMap((draft) => draft.subledger),
  };
  return [
    ...alone,
    written(context, journal, { sections, amount, documents }),
    // A journal moves goods between one set of accounts: returns may have others than sales.
    ...others.map((goods, at) =>
      written(context, emptyJournal(context, `digest-${at + 2}`, goods), beside(sections, documents)),
    ),
  ];
}

function isCarried(draft: Draft): draft is Carried {
  // The end of a case closes its order, taking it back opens that again, and only the books know what a job's work came to.
  if (draft.closes !== undefined || draft.reopens !== undefined) return false;
  if (draft.type === 'invoice' || draft.type === 'credit-note') return draft.release === null;
  return draft.type === 'receipt' || (draft.type === 'journal' && draft.state === 'normal');
}

/** Customers by code, with the name that the last document has for each. */
function customersOf(carried: readonly Carried[]): Pick<Journal, 'customers'> {
  const customers = new Map<string, ContactReference>();
  for (const draft of carried) {
    if (draft.type === 'journal' || draft.customer === null) continue;
    customers.set(draft.customer.code, draft.customer);
  }
  return customers.size === 0 ? {} : { customers: [...customers.values()] };
}

function signedTotal({ type, total }: Carried): number {
  return type === 'credit-note' ? -total : total;
}

/** What moves between each set of accounts; at least one, so that the journal has accounts for goods. */
function goodsOf(carried: readonly Carried[], context: PostingContext): readonly [Goods, ...Goods[]] {
  const first: Goods = { stock: [], writeOffs: [], stockAccounts: stockAccounts(context) };
  const groups = new Map<string, Goods>();
  for (const draft of carried) {
    if (draft.type === 'receipt') continue;
    const { writeOffs = [] } = draft;
    if (draft.stock.length + writeOffs.length === 0) continue;
    const { inventory, costOfGoods, costAdjustment } = draft.stockAccounts;
    const key = [inventory, costOfGoods, costAdjustment].join('\u0000');
    const known = groups.get(key);
    groups.set(key, {
      stock: [...(known?.stock ?? []), ...draft.stock],
      writeOffs: [...(known?.writeOffs ?? []), ...writeOffs],
      stockAccounts: draft.stockAccounts,
    });
  }
  const [one = first, ...others] = groups.values();
  return [one, ...others];
}

function emptyJournal(
  context: PostingContext,
  subject: string,
  { stock, writeOffs, stockAccounts }: Goods,
): Journal {
  return {
    ...baseOf(context, 'journal', subject),
    total: minor(0),
    state: 'normal',
    reference: `${context.place.booksLocation} ${context.date}`,
    stock,
    ...(writeOffs.length === 0 ? {} : { writeOffs }),
    stockAccounts,
    entries: [],
    subledger: [],
  };
}

function beside(sections: readonly CounterSide[], documents: readonly DocumentId[]): DraftWrite['covers'] {
  const [section] = sections.toReversed();
  return { also: section ?? documents };
}
