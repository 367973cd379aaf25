import { type RawBuilder, SelectQueryNode, sql } from 'kysely';
import type { PosDocument, PosDocumentKind } from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';

export type Read = LedgerDatabase['read'];

/** What core decides and the check has to know. */
export interface CheckRules {
  /** The canonical form whose sha-256 a document's hash is. */
  canonicalText(document: PosDocument): string;
  /** Kinds whose totals make the Amount of a digest. */
  readonly tradeKinds: readonly PosDocumentKind[];
}

/** A ledger that has gone wrong everywhere says so in the first few sentences. */
export const MAX_PROBLEMS_EACH = 20;

/** Runs a query that finds what must not be, and says a sentence about each row. */
export async function problemsIn<Row>(
  read: Read,
  query: RawBuilder<Row>,
  say: (row: Row) => string,
): Promise<string[]> {
  const limited = sql<Row>`SELECT * FROM (${query}) LIMIT ${MAX_PROBLEMS_EACH}`;
  return (await limited.execute(read)).rows.map(say);
}

/** Rows one after the other, however many. Nothing else can be asked before the last one. */
export async function* rowsOf<Row>(read: Read, query: RawBuilder<Row>): AsyncIterable<Row> {
  // Kysely streams what it knows to be a select; of raw SQL it must be told.
  const select = { ...query.compile(read), query: SelectQueryNode.create() };
  for await (const { rows } of read.getExecutor().stream<Row>(select, 1)) yield* rows;
}

/** Collects sentences up to the limit. */
export class Findings {
  readonly problems: string[] = [];

  add(problem: string): void {
    if (this.problems.length < MAX_PROBLEMS_EACH) this.problems.push(problem);
  }

  /** Adds a problem unless the claim holds. */
  expect(claim: boolean, problem: () => string): void {
    if (!claim) this.add(problem());
  }
}
