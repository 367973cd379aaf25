import type { BusinessDate } from '../../../src-shared/time/index.ts';
import type { Company } from './company.ts';
import { CallFailed } from './faults.ts';

/** Records that come into being as drafts, which a person can post in Tryton by hand. */
export type DraftModel = 'account.invoice' | 'account.move';

interface Dated {
  readonly date: BusinessDate;
  readonly number: string;
}

/**
 * Goes on where the period of an invoice is open. Where it is not, what was begun of it is deleted: its sale is
 * posted anew on another day, and the draft posted by hand would have it twice. Moves need no such thing: Tryton
 * closes no period that has drafts of them.
 * @throws CallFailed as Company.periodOf
 */
export async function refuseClosed(
  company: Company,
  { date, number }: Dated,
  begun: readonly number[],
): Promise<void> {
  try {
    await company.periodOf(date, number);
  } catch (error) {
    if (isRefused(error)) await deleteDrafts(company, 'account.invoice', begun);
    throw error;
  }
}

/**
 * Posts drafts, all or none. Of an invoice that Tryton refuses no draft stays: whatever becomes of its sale, nothing
 * is there that could be posted beside it.
 * @throws CallFailed period-locked when a period was closed since it was looked at
 */
export async function postDrafts(
  company: Company,
  model: DraftModel,
  which: readonly number[],
  documents: readonly Dated[],
): Promise<void> {
  if (which.length === 0) return;
  try {
    await company.client.press(model, 'post', which);
  } catch (error) {
    if (!isRefused(error)) throw error;
    await deleteDrafts(company, model, which);
    await refuseClosedSince(company, documents);
    throw error;
  }
}

/**
 * Does what only open periods take. When it is refused they are looked at once more, since a person may have
 * closed one meanwhile, which Tryton says in words alone.
 * @throws CallFailed
 */
export async function inPeriod<T>(
  company: Company,
  documents: readonly Dated[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefused(error)) await refuseClosedSince(company, documents);
    throw error;
  }
}

async function refuseClosedSince(company: Company, documents: readonly Dated[]): Promise<void> {
  company.forgetPeriods();
  for (const { date, number } of documents) await company.periodOf(date, number);
}

/**
 * When an invoice cannot be deleted, that is what is said: a draft that stays must not be taken for gone. Who posts
 * moves often may not delete any; one that stays is gone on with, and keeps its period from being closed.
 */
async function deleteDrafts(company: Company, model: DraftModel, which: readonly number[]): Promise<void> {
  if (which.length === 0) return;
  try {
    await company.client.press(model, 'delete', which);
  } catch (error) {
    if (model === 'account.invoice' || !isRefused(error)) throw error;
  }
}

/**
 * Deletes together what Tryton lets be deleted; when it refuses, one after the other, which tells what stays.
 * @returns those that it keeps
 * @throws CallFailed when it does not answer
 */
export async function deleteAllowed<D extends { readonly id: number }>(
  { client }: Pick<Company, 'client'>,
  model: DraftModel,
  drafts: readonly D[],
): Promise<readonly D[]> {
  if (drafts.length === 0) return [];
  try {
    await client.press(
      model,
      'delete',
      drafts.map((draft) => draft.id),
    );
    return [];
  } catch (error) {
    if (!isRefused(error)) throw error;
    if (drafts.length === 1) return drafts;
  }
  const kept: D[] = [];
  for (const draft of drafts) kept.push(...(await deleteAllowed({ client }, model, [draft])));
  return kept;
}

function isRefused(error: unknown): boolean {
  return error instanceof CallFailed && error.kind === 'refused';
}
