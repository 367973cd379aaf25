import type { ContactReference } from '../../../src-shared/model/index.ts';
import { anyOf, type Client } from './client.ts';
import type { Company, Party } from './company.ts';
import { id, ids, maybeText, text } from './wire.ts';

export const partyShape = { id, code: maybeText, name: maybeText, addresses: ids } as const;

/** Whom a document is for: a customer by code, or the contact of the counter by code or name. */
export interface Recipient {
  readonly contact: string;
  readonly customer: ContactReference | null;
}

/**
 * The party that a document is for. The counter's is made when there is none, and so is that of a customer
 * whom the till knew before Daybook listened: no contact document comes of them any more.
 * @throws CallFailed
 */
export async function partyOf(company: Company, { contact, customer }: Recipient): Promise<Party> {
  if (customer === null) return counterParty(company, contact);
  return (await partyByCode(company, customer.code)) ?? makeParty(company, customer.code, customer.name);
}

export function partyByCode({ client, parties }: Company, code: string): Promise<Party | null> {
  return parties.get(code, async () => {
    const [found] = await client.read('party.party', [['code', '=', code]], partyShape, { limit: 1 });
    return found ?? null;
  });
}

async function counterParty(company: Company, contact: string): Promise<Party> {
  const found = await company.parties.get(contact, async () => {
    const named = anyOf([
      ['code', '=', contact],
      ['name', '=', contact],
    ]);
    const [row] = await company.client.read('party.party', [named], partyShape, { limit: 1 });
    return row ?? null;
  });
  return found ?? makeParty(company, contact, contact);
}

async function makeParty({ client, parties }: Company, code: string, name: string): Promise<Party> {
  const made = await client.createOne('party.party', {
    name: name === '' ? code : name,
    code,
    addresses: [['create', [{}]]],
  });
  const party = { id: made, code, name };
  parties.set(code, party);
  return party;
}

/** An address of the party, which invoices and shipments must name; an empty one is made. */
export async function addressOf({ client, addresses }: Company, party: Party): Promise<number> {
  const found = await addresses.get(String(party.id), async () => {
    const [address] = await client.search('party.address', [['party', '=', party.id]], 1);
    return address ?? client.createOne('party.address', { party: party.id });
  });
  return found ?? client.createOne('party.address', { party: party.id });
}

/** Keys of contacts stand among a party's identifiers. */
export const identifierShape = { id, code: text, party: id } as const;

/**
 * The numbers of parties that are there, for documents by whom they are for; one question for all of them, and
 * nobody is made.
 * @throws CallFailed
 */
export async function knownParties(
  client: Client,
  recipients: readonly Recipient[],
): Promise<(recipient: Recipient) => number | null> {
  const names = [...new Set(recipients.map(({ contact, customer }) => customer?.code ?? contact))];
  if (names.length === 0) return () => null;
  const found = await client.read(
    'party.party',
    [
      anyOf([
        ['code', 'in', names],
        ['name', 'in', names],
      ]),
    ],
    partyShape,
  );
  // The oldest one is whom a document goes to.
  return ({ contact, customer }) => {
    const isMeant = (party: Pick<Party, 'code' | 'name'>): boolean =>
      customer === null ? party.code === contact || party.name === contact : party.code === customer.code;
    return found.find(isMeant)?.id ?? null;
  };
}
