import { defaultLocation } from '../../core/mapping/defaults.ts';
import type { BooksAccount, Services } from '../../core/ports/index.ts';
import {
  ACCOUNT_ROLES,
  type AccountNumber,
  ExpectedFailure,
  isNumberFormat,
  locationChangeSchema,
  type LocationMapping,
  type Mapping,
  type MappingValue,
  type Stream,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { isZoneId, zoneId } from '../../../src-shared/time/index.ts';
import { booksOf } from '../../sync/books-of.ts';
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
    ...(await readMapping(services, stream, books, input)),
    stream: stream.id,
    effectiveFrom: input.from,
    origin: 'set',
    setAt: services.clock.now(),
  };
  await services.ledger.mappings.put([mapping]);
  return mapping;
}

async function readMapping(
  services: Services,
  stream: Stream,
  books: BooksAccount,
  input: Input,
): Promise<MappingValue> {
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
      return { type, key, value: await readLocation(services, stream, input) };
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

/** The location as it is mapped now, with what the person changes. */
async function readLocation(services: Services, stream: Stream, input: Input): Promise<LocationMapping> {
  const parsed = locationChangeSchema.safeParse(input.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(input, issue?.path.join('.') || 'JSON');
  }
  const { numberFormats, timeZone, booksLocation, contact, cutOffMinutes } = parsed.data;
  if (timeZone !== undefined && !isZoneId(timeZone)) throw invalid(input, 'Europe/London');
  for (const format of Object.values(numberFormats ?? {})) {
    if (format !== undefined && !isNumberFormat(format))
      throw invalid(input, 'INV-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}');
  }
  const now = await locationNow(services, stream, input);
  return {
    booksLocation: booksLocation ?? now.booksLocation,
    contact: contact ?? now.contact,
    numberFormats: {
      invoice: numberFormats?.invoice ?? now.numberFormats.invoice,
      creditNote: numberFormats?.creditNote ?? now.numberFormats.creditNote,
    },
    timeZone: timeZone === undefined ? now.timeZone : zoneId(timeZone),
    cutOffMinutes: cutOffMinutes ?? now.cutOffMinutes,
  };
}

async function locationNow(services: Services, stream: Stream, { key }: Input): Promise<LocationMapping> {
  const rows = await services.ledger.mappings.list(stream.id);
  const row = rows.findLast((other) => other.type === 'location' && other.key === key);
  if (row?.type === 'location') return row.value;
  const { timeZone, cutOffMinutes } = stream.settings;
  return defaultLocation({ id: key, name: key }, timeZone, cutOffMinutes).value;
}

function invalid({ type, key, value }: Input, expected: string): ExpectedFailure {
  return new ExpectedFailure('mapping-invalid', {
    where: `${type}:${key}`,
    data: { name: key, value: value.slice(0, 100), expected },
  });
}
