import type { BooksAccount, Services } from '../../core/ports/index.ts';
import {
  ACCOUNT_ROLES,
  type AccountNumber,
  ExpectedFailure,
  isNumberFormat,
  locationMappingSchema,
  type LocationMapping,
  type Mapping,
  type MappingValue,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { isZoneId, zoneId } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/run.ts';
import { findStream } from '../streams/find.ts';

type Input = RequestData<'mappings.set'>;

/**
 * Sets one mapping, from a date on or always. Held documents that waited for it are looked at again
 * at the next sync.
 * @throws ExpectedFailure stream-not-found, mapping-invalid, account-unknown
 */
export async function setMapping(services: Services, input: Input): Promise<Mapping> {
  const stream = await findStream(services, input.stream);
  const books = await booksOf(services, stream);
  const mapping: Mapping = {
    ...(await readMapping(services, books, input)),
    stream: stream.id,
    effectiveFrom: input.from,
    origin: 'set',
    setAt: services.clock.now(),
  };
  await services.ledger.mappings.put([mapping]);
  return mapping;
}

async function readMapping(services: Services, books: BooksAccount, input: Input): Promise<MappingValue> {
  const { type, key, value } = input;
  switch (type) {
    case 'payment-method':
      return { type, key, value: await readAccount(services, books, value) };
    case 'account': {
      const role = ACCOUNT_ROLES.find((known) => known === key);
      if (role === undefined) throw invalid(input, ACCOUNT_ROLES.join(', '));
      return { type, key: role, value: await readAccount(services, books, value) };
    }
    case 'tax': {
      const [code, account] = value.includes('=') ? value.split('=', 2) : [key, value];
      const mapped = await readAccount(services, books, account ?? '');
      return { type, key, value: { booksTaxCode: code ?? key, account: mapped } };
    }
    case 'reason':
      if (value !== 'back-to-stock' && value !== 'written-off') {
        throw invalid(input, 'back-to-stock, written-off');
      }
      return { type, key, value };
    case 'location':
      return { type, key, value: readLocation(input) };
  }
}

async function readAccount(services: Services, books: BooksAccount, text: string): Promise<AccountNumber> {
  const chart = await services.openBooks(books).chart();
  const account = chart.find((other) => other.number === text.trim());
  if (account === undefined) {
    throw new ExpectedFailure('account-unknown', { where: text, data: { name: text, books: books.name } });
  }
  return account.number;
}

function readLocation(input: Input): LocationMapping {
  const parsed = locationMappingSchema.safeParse(input.value);
  if (!parsed.success) throw invalid(input, parsed.error.issues[0]?.message ?? 'JSON');
  const { numberFormats, timeZone } = parsed.data;
  if (!isZoneId(timeZone)) throw invalid(input, 'Europe/London');
  for (const format of Object.values(numberFormats)) {
    if (!isNumberFormat(format)) throw invalid(input, 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}');
  }
  return { ...parsed.data, timeZone: zoneId(timeZone) };
}

function invalid({ type, key, value }: Input, expected: string): ExpectedFailure {
  return new ExpectedFailure('mapping-invalid', {
    where: `${type}:${key}`,
    data: { name: key, value: value.slice(0, 100), expected },
  });
}
