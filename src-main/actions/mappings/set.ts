import type { Services } from '../../core/ports/index.ts';
import { type Account, ExpectedFailure, type Mapping } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
import { completedChart } from '../../sync/chart.ts';
import { findStream } from '../streams/find.ts';
import { type Known, type MappingChange, readChange, refuseControlAccounts } from './read.ts';

/**
 * Sets one mapping, from a date on or always. Held documents that waited for it are looked at again
 * at the next sync.
 * @throws ExpectedFailure stream-not-found, mapping-invalid, account-unknown
 */
export async function setMapping(
  services: Services,
  { stream, from, ...row }: RequestData<'mappings.set'>,
): Promise<readonly Mapping[]> {
  return setMappings(services, { stream, from, rows: [row] });
}

/**
 * Sets several mappings, all of them or none; the failure names the first row that is wrong as
 * `type:key`.
 * @throws ExpectedFailure stream-not-found, mapping-invalid, account-unknown
 */
export async function setMappings(
  services: Services,
  input: RequestData<'mappings.set-many'>,
): Promise<readonly Mapping[]> {
  const stream = await findStream(services, input.stream);
  const books = await booksOf(services, stream);
  const [chart, present] = await Promise.all([
    completedChart(services, books),
    services.ledger.mappings.list(stream.id),
  ]);
  const mappings = readRows(input, { stream, books, chart, present, setAt: services.clock.now() });
  await services.ledger.mappings.put(mappings);
  return mappings;
}

/**
 * The rows as they would be stored.
 * @throws ExpectedFailure mapping-invalid, account-unknown
 */
export function readRows(
  { rows, from }: Pick<RequestData<'mappings.set-many'>, 'rows' | 'from'>,
  {
    chart,
    setAt,
    ...parts
  }: Omit<Known, 'accounts' | 'from'> & {
    readonly chart: readonly Account[];
    readonly setAt: Instant;
  },
): readonly Mapping[] {
  refuseTwice(rows);
  const known = { ...parts, from, accounts: new Map(chart.map(({ number }) => [String(number), number])) };
  const mappings = rows.map((row) => ({
    ...readChange(row, known),
    stream: known.stream.id,
    effectiveFrom: from,
    origin: 'set' as const,
    setAt,
  }));
  refuseControlAccounts(mappings, known);
  return mappings;
}

/** Which of two would rule is not for a list's order to say. */
function refuseTwice(rows: readonly MappingChange[]): void {
  const seen = new Set<string>();
  for (const { type, key } of rows) {
    const where = `${type}:${key}`;
    if (seen.has(where)) throw new ExpectedFailure('mapping-invalid', { where, data: { name: key } });
    seen.add(where);
  }
}
