import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import type { Context } from '../command.ts';

/** The row of a document by its number. @throws ExpectedFailure document-not-found */
export async function idOfRow(ask: Context['ask'], number: string): Promise<string> {
  const { rows } = await ask('status.rows', { search: number });
  const row = rows.find((one) => one.number === number);
  if (row === undefined) throw new ExpectedFailure('document-not-found', { where: number, data: { number } });
  return row.id;
}
