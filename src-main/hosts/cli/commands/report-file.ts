import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import type { Context, Outcome } from '../command.ts';

type Report = RequestInput<'reports.export'>;
type WithoutFormat<R> = R extends unknown ? Omit<R, 'format'> : never;

/** A report as a spreadsheet, when a format or a file was asked for; else null. */
export async function reportFile(
  { ask, values }: Context,
  report: WithoutFormat<Report>,
): Promise<Outcome | null> {
  const out = values.text('out');
  const said = values.text('format');
  if (out === undefined && said === undefined) return null;
  const wanted = said ?? (out?.toLowerCase().endsWith('.xlsx') === true ? 'xlsx' : 'csv');
  const format = wanted === 'xlsx' ? 'xlsx' : 'csv';
  return { file: await ask('reports.export', { ...report, format }), out };
}
