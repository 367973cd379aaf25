import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import type { DiscardedDrafts } from '../../core/ports/index.ts';
import type { Company } from './company.ts';
import { deleteAllowed, type DraftModel } from './drafts.ts';
import { CallFailed } from './faults.ts';
import { keyIn, WITH_KEY, withoutKey } from './tag.ts';
import { id, maybeText, wireDecimal } from './wire.ts';

/** Drafts that are read at a time. */
const PAGE = 500;

/** Where a draft says the key of what it was begun for. */
const DRAFTS: readonly { readonly model: DraftModel; readonly text: 'reference' | 'description' }[] = [
  { model: 'account.invoice', text: 'reference' },
  { model: 'account.move', text: 'description' },
];

/** A draft with the key that it was begun under, which its text begins with. */
interface Begun {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly said: string;
}

/**
 * Deletes the drafts that were begun under keys which nothing is ever sent under again. Other drafts of ours stay:
 * those that a person posts, and those that are gone on with.
 * @param never which of these keys those are
 * @throws CallFailed
 */
export async function discardDrafts(
  company: Company,
  never: (keys: readonly DeliveryKey[]) => Promise<ReadonlySet<DeliveryKey>>,
): Promise<DiscardedDrafts> {
  let discarded = 0;
  const left: DeliveryKey[] = [];
  for (const { model, text } of DRAFTS) {
    for (let after: number | null = 0; after !== null;) {
      const { begun, next }: DraftsPage = await readDrafts(company, { model, text, after });
      const gone = await never([...new Set(begun.map(({ key }) => key))]);
      const over = begun.filter(({ key }) => gone.has(key));
      const stay = await company.client.session.about([...gone], () => discard(company, model, over));
      discarded += over.length - stay.length;
      left.push(...stay.map(({ key }) => key));
      after = next;
    }
  }
  return { discarded, left };
}

interface DraftsPage {
  readonly begun: readonly Begun[];
  /** After which one the next page begins; null: that was the last. */
  readonly next: number | null;
}

async function readDrafts(
  { client, id: company }: Company,
  { model, text, after }: (typeof DRAFTS)[number] & { readonly after: number },
): Promise<DraftsPage> {
  const found = await client.read(
    model,
    [
      ['company', '=', company],
      ['state', '=', 'draft'],
      ['id', '>', after],
      [text, 'like', WITH_KEY],
    ],
    { id, [text]: maybeText },
    { limit: PAGE },
  );
  const begun = found.flatMap((row): Begun[] => {
    const said = String(row[text]);
    const key = keyIn(said);
    return key === null ? [] : [{ id: Number(row['id']), key, said }];
  });
  return { begun, next: found.length === PAGE ? Number(found.at(-1)?.['id'] ?? 0) : null };
}

/** @returns those that stay as they are */
async function discard(
  company: Company,
  model: DraftModel,
  drafts: readonly Begun[],
): Promise<readonly Begun[]> {
  const kept = await deleteAllowed(company, model, drafts);
  if (model === 'account.invoice') return kept;
  const stay: Begun[] = [];
  for (const draft of kept) if (!(await voided(company, draft))) stay.push(draft);
  return stay;
}

/**
 * Who may post moves may not delete any, as Tryton comes. One that must go is posted with nothing in it, and says
 * that it is void, without the key: it is no document of ours any more.
 * @returns false: Tryton does not take that either
 */
async function voided({ client }: Company, { id: move, said }: Begun): Promise<boolean> {
  const nothing = wireDecimal('0');
  try {
    const lines = await client.search('account.move.line', [['move', '=', move]]);
    await client.write('account.move.line', lines, { debit: nothing, credit: nothing });
    await client.write('account.move', [move], { description: `Void: ${withoutKey(said)}` });
    await client.press('account.move', 'post', [move]);
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed) || error.kind !== 'refused') throw error;
    return false;
  }
}
