import assert from 'node:assert/strict';
import Database from 'better-sqlite3';
import { ask, openScene, perform, type Act, type Scene } from './scene.ts';

/** What must be the same however often a sync was killed. */
export interface Outcome {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly contentHash: string;
  /** Delivery key, number and entries of every document in the books, oldest key first. */
  readonly books: readonly string[];
}

/** Performs the act without disturbance and looks at what there is then. */
export async function finish(scene: Scene, act: Act): Promise<Outcome> {
  const engine = await openScene(scene);
  try {
    await perform(engine, scene, act);
    return { ...(await ask(engine, 'ledger.check', {})), books: booksOf(scene) };
  } finally {
    await engine.close();
  }
}

/** How many commits performing an act takes, on a copy that nobody else uses. */
export async function countCommits(scene: Scene, act: Act): Promise<number> {
  let commits = 0;
  const engine = await openScene(scene, {
    onCommit: (commit) => {
      commits = commit;
    },
  });
  await perform(engine, scene, act);
  await engine.close();
  return commits;
}

/** Nothing lost, nothing doubled: the ledger says what it says without any kill. */
export function isSame(outcome: Outcome, undisturbed: Outcome): boolean {
  const { ok, books, contentHash } = outcome;
  const keys = new Set(books.map((row) => row.split(' ')[0]));
  return (
    ok &&
    contentHash === undisturbed.contentHash &&
    keys.size === books.length &&
    books.join('\n') === undisturbed.books.join('\n')
  );
}

/** The same, telling what differs. */
export function expectSame(outcome: Outcome, undisturbed: Outcome): void {
  assert.deepEqual(outcome, undisturbed);
  assert.ok(isSame(outcome, undisturbed));
}

/** Read past Daybook, so that nothing of it can hide a document that is in the books twice. */
export function booksOf({ ledger }: Pick<Scene, 'ledger'>): string[] {
  const database = new Database(ledger, { readonly: true });
  try {
    return database
      .prepare<[], string>(
        `SELECT key || ' ' || number || ' ' || total || ' ' || (
           SELECT count(*) || '/' || coalesce(sum(abs(line.amount)), 0)
           FROM book_entry AS entry JOIN book_entry_line AS line ON line.entry_id = entry.id
           WHERE entry.document_id = document.id)
         FROM book_document AS document ORDER BY key`,
      )
      .pluck()
      .all();
  } finally {
    database.close();
  }
}
