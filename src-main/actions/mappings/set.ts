import type { Services } from '../../core/ports/index.ts';
import { ExpectedFailure, type Mapping } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { booksOf } from '../../sync/books-of.ts';
import { findStream } from '../streams/find.ts';
import { type MappingChange, readChange } from './read.ts';

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
    services.openBooks(books).chart(),
    services.ledger.mappings.list(stream.id),
  ]);
  refuseTwice(input.rows);
  const known = {
    stream,
    books,
    accounts: new Map(chart.map(({ number }) => [String(number), number])),
    present,
  };
  const setAt = services.clock.now();
  const mappings = input.rows.map((row): Mapping => ({
    ...readChange(row, known),
    stream: stream.id,
    effectiveFrom: input.from,
    origin: 'set',
    setAt,
  }));
  await services.ledger.mappings.put(mappings);
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
