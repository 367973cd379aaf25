import { sql } from 'kysely';
import { expect } from 'vitest';
import type { OpenDatabase } from '../../src-main/storage/database/open.ts';

/** Steps of the plans of everything that a call reads. */
export async function plansOf(
  db: OpenDatabase,
  call: (db: OpenDatabase) => Promise<unknown>,
): Promise<readonly string[]> {
  const heard: { sql: string; parameters: readonly unknown[] }[] = [];
  const read = db.read.withPlugin({
    transformQuery: ({ node }) => {
      const { sql, parameters } = db.read.getExecutor().compileQuery(node, { queryId: '' });
      heard.push({ sql, parameters });
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await call({ ...db, read });
  expect(heard.length).toBeGreaterThan(0);
  const steps: string[] = [];
  for (const { sql: text, parameters } of heard) {
    const pieces = text.split('?');
    const explain = sql<{ detail: string }>`EXPLAIN QUERY PLAN ${sql.join(
      pieces.flatMap((piece, at) =>
        at === 0 ? [sql.raw(piece)] : [sql.val(parameters[at - 1]), sql.raw(piece)],
      ),
      sql.raw(''),
    )}`;
    steps.push(...(await explain.execute(db.read)).rows.map((row) => row.detail));
  }
  return steps;
}
