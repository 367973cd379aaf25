import type { Client, Values } from '../../../src-main/books/tryton/client.ts';
import { findCompany } from '../../../src-main/books/tryton/company.ts';
import { id, maybeText, wireAmount, wireDate } from '../../../src-main/books/tryton/wire.ts';
import type { BillingDocument, ReceiptDocument } from '../../../src-shared/model/index.ts';
import { minor, ZERO } from '../../../src-shared/money/index.ts';

/**
 * What a person or another program enters in Tryton of the same sale: an invoice, or the move of a payment,
 * with nothing of ours in it. Answers how it is found there.
 */
export async function enterLike(
  client: Client,
  like: BillingDocument | ReceiptDocument,
  number: string,
): Promise<string> {
  const company = (await findCompany(client)).id;
  const name = like.customer?.code ?? like.contact;
  const [known] = await client.search(
    'party.party',
    [['OR', [['code', '=', name]], [['name', '=', name]]]],
    1,
  );
  const party =
    known ?? (await client.createOne('party.party', { name, code: name, addresses: [['create', [{}]]] }));
  const accountOf = async (code: string): Promise<number> => {
    const [account = 0] = await client.search('account.account', [['code', '=', code]], 1);
    return account;
  };
  const place = { company, party, number, accountOf };
  if (like.type === 'receipt') return enterPayment(client, like, place);
  await enterInvoice(client, like, place);
  return number;
}

interface Place {
  readonly company: number;
  readonly party: number;
  readonly number: string;
  readonly accountOf: (code: string) => Promise<number>;
}

/** It stays a draft: Tryton numbers invoices in the order of their dates. */
async function enterInvoice(
  client: Client,
  { type, total, currency, date }: BillingDocument,
  { company, party, number, accountOf }: Place,
): Promise<void> {
  const [journal] = await client.search('account.journal', [['type', '=', 'revenue']], 1);
  const [address] = await client.search('party.address', [['party', '=', party]], 1);
  const [own] = await client.read('company.company', [['id', '=', company]], { currency: id });
  const line: Values = {
    type: 'line',
    company,
    currency: own?.currency,
    account: await accountOf('4000'),
    description: 'Sales of the day',
    quantity: type === 'invoice' ? 1 : -1,
    unit_price: wireAmount(total, currency),
  };
  await client.createOne('account.invoice', {
    company,
    type: 'out',
    party,
    invoice_address: address,
    currency: own?.currency,
    journal,
    account: await accountOf('1200'),
    reference: number,
    invoice_date: wireDate(date),
    lines: [['create', [line]]],
  });
}

async function enterPayment(
  client: Client,
  { total, currency, date }: ReceiptDocument,
  { company, party, number, accountOf }: Place,
): Promise<string> {
  const [journal] = await client.search('account.journal', [['type', '=', 'cash']], 1);
  const [period] = await client.search(
    'account.period',
    [
      ['start_date', '<=', wireDate(date)],
      ['end_date', '>=', wireDate(date)],
    ],
    1,
  );
  const none = wireAmount(ZERO, currency);
  const amount = wireAmount(minor(total), currency);
  const move = await client.createOne('account.move', {
    company,
    period,
    journal,
    date: wireDate(date),
    description: number,
    lines: [
      [
        'create',
        [
          { account: await accountOf('1010'), debit: amount, credit: none },
          { account: await accountOf('1200'), debit: none, credit: amount, party },
        ],
      ],
    ],
  });
  const [made] = await client.read('account.move', [['id', '=', move]], { number: maybeText });
  return made?.number ?? '';
}
