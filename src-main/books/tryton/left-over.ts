import { z } from 'zod';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import type { DiscardedDraft, DiscardedDrafts } from '../../core/ports/index.ts';
import { anyOf } from './client.ts';
import type { Company } from './company.ts';
import { deleteAllowed, type DraftModel } from './drafts.ts';
import { CallFailed } from './faults.ts';
import { beginsWithKey, tagPattern, withoutKey } from './tag.ts';
import { id, maybeText, wireDecimal } from './wire.ts';

/** What the description of a void move begins with. */
const VOID = 'Void: ';

/** A draft with the key that it was begun under, which its text begins with. */
interface Begun {
  readonly id: number;
  readonly key: DeliveryKey;
  readonly said: string;
}

/**
 * Deletes the drafts that were begun under these keys, which nothing is ever sent under again. Other drafts of
 * ours are not looked at: those that a person posts, and those that are gone on with.
 * @throws CallFailed; when it is `refused`, nothing was done
 */
export async function discardDrafts(
  company: Company,
  keys: readonly DeliveryKey[],
): Promise<DiscardedDrafts> {
  const invoices = await invoicesBegun(company, keys);
  const moves = await movesBegun(company, keys);
  const halfVoid = await voidsBegun(company, keys);
  return company.client.session.about(keys, async () => {
    const discarded: DiscardedDraft[] = [];
    const left: DeliveryKey[] = [];
    const note = (all: readonly Begun[], kept: readonly Begun[], how: DiscardedDraft['how']): void => {
      const stay = new Set(kept);
      for (const draft of all) if (!stay.has(draft)) discarded.push({ key: draft.key, how });
    };
    const keptInvoices = await deleteAllowed(company, 'account.invoice', invoices);
    note(invoices, keptInvoices, 'deleted');
    left.push(...keptInvoices.map(({ key }) => key));
    const keptMoves = await deleteAllowed(company, 'account.move', moves);
    note(moves, keptMoves, 'deleted');
    for (const draft of [...keptMoves, ...halfVoid]) {
      if (await voided(company, draft)) discarded.push({ key: draft.key, how: 'voided' });
      else left.push(draft.key);
    }
    return { discarded, left };
  });
}

async function invoicesBegun(
  { client, id: company }: Company,
  keys: readonly DeliveryKey[],
): Promise<readonly Begun[]> {
  const found = await client.read(
    'account.invoice' satisfies DraftModel,
    [
      ['company', '=', company],
      ['state', '=', 'draft'],
      ['reference', 'in', keys],
    ],
    { id, reference: maybeText },
  );
  return found.flatMap((row) => begunOf(keys, { id: row.id, said: row.reference }));
}

async function movesBegun(
  { client, id: company }: Company,
  keys: readonly DeliveryKey[],
): Promise<readonly Begun[]> {
  const found = await client.read(
    'account.move' satisfies DraftModel,
    [
      ['company', '=', company],
      ['state', '=', 'draft'],
      anyOf(keys.map((key) => ['description', 'like', tagPattern(key)])),
    ],
    { id, description: maybeText },
  );
  return found.flatMap((row) => begunOf(keys, { id: row.id, said: row.description }));
}

/** Moves whose voiding was interrupted before they were posted: only their lines still say the key. */
async function voidsBegun(
  { client, id: company }: Company,
  keys: readonly DeliveryKey[],
): Promise<readonly Begun[]> {
  const lines = await client.read(
    'account.move.line',
    [
      ['move.company', '=', company],
      ['move.state', '=', 'draft'],
      ['description', 'in', keys],
    ],
    { move: id, description: maybeText, 'move.': z.object({ description: maybeText }) },
    { related: ['move.description'] },
  );
  const moves = new Map(
    lines
      .filter((line) => line['move.'].description.startsWith(VOID))
      .map((line) => [line.move, { id: line.move, said: line.description }]),
  );
  return [...moves.values()].flatMap((move) => begunOf(keys, move));
}

/** In a pattern some signs stand for any: what was meant is what begins so. */
function begunOf(keys: readonly DeliveryKey[], draft: Omit<Begun, 'key'>): readonly Begun[] {
  const key = keys.find((each) => beginsWithKey(draft.said, each));
  return key === undefined ? [] : [{ ...draft, key }];
}

/**
 * Who may post moves may not delete any, as Tryton comes. One that must go is posted with nothing in it, and says
 * that it is void, without the key: it is no document of ours any more. Tryton lets nobody rename a posted move, so
 * that its lines say the key: one that is not posted in the end is found by them.
 * @returns false: Tryton does not take that either
 */
async function voided({ client }: Company, { id: move, key, said }: Begun): Promise<boolean> {
  const nothing = wireDecimal('0');
  try {
    // One whose voiding was interrupted is empty already: of it only the key is known.
    if (said !== key) {
      const lines = await client.search('account.move.line', [['move', '=', move]]);
      await client.write('account.move.line', lines, { debit: nothing, credit: nothing, description: key });
      await client.write('account.move', [move], { description: `${VOID}${withoutKey(said, key)}` });
    }
    await client.press('account.move', 'post', [move]);
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed) || error.kind !== 'refused') throw error;
    return false;
  }
}
