import type { BooksList, BooksListRow } from '../../core/ports/index.ts';
import type { Domain } from './client.ts';
import type { Company } from './company.ts';
import { maybeText } from './wire.ts';

interface ListSource {
  readonly model: string;
  readonly code: string;
  readonly domain: (company: number) => Domain;
}

const SOURCES: Readonly<Record<BooksList, ListSource>> = {
  contacts: { model: 'party.party', code: 'code', domain: () => [] },
  items: { model: 'product.product', code: 'code', domain: () => [] },
  taxes: { model: 'account.tax', code: 'name', domain: (company) => [['company', '=', company]] },
  'payment-methods': {
    model: 'account.invoice.payment.method',
    code: 'name',
    domain: (company) => [['company', '=', company]],
  },
  locations: { model: 'stock.location', code: 'code', domain: () => [['type', '=', 'storage']] },
};

/** What a mapping can point at; things without a code go by their names. @throws CallFailed */
export async function listOf({ client, id }: Company, what: BooksList): Promise<readonly BooksListRow[]> {
  const { model, code, domain } = SOURCES[what];
  const found = await client.read(model, domain(id), { [code]: maybeText, rec_name: maybeText });
  return found.map((row) => {
    const name = row['rec_name'] ?? '';
    return { code: row[code] === undefined || row[code] === '' ? name : row[code], name };
  });
}
