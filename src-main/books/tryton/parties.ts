import type { ContactReference } from '../../../src-shared/model/index.ts';
import { anyOf, type Client } from './client.ts';
import type { Company, Party } from './company.ts';
import { id, ids, maybeText, text } from './wire.ts';

const partyShape = { id, code: maybeText, name: maybeText, addresses: ids } as const;

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
  const recipient = { contact, customer: null };
  const found = await company.counters.get(contact, async () =>
    meantOf(await readParties(company.client, [contact], [contact]), recipient),
  );
  return found ?? makeParty(company, contact, contact);
}

/** Those of a batch, with one question for all of them. @throws CallFailed */
export async function rememberParties(
  { client, parties, counters, addresses }: Company,
  recipients: readonly Recipient[],
  codes: readonly string[],
): Promise<void> {
  const contacts = recipients.flatMap(({ contact, customer }) => (customer === null ? [contact] : []));
  const found = await readParties(client, [...codes, ...recipients.map(nameOf)], contacts);
  for (const party of found) {
    if (party.code !== '') parties.set(party.code, party);
    const [address] = party.addresses;
    if (address !== undefined) addresses.set(String(party.id), address);
  }
  for (const contact of contacts) {
    const party = meantOf(found, { contact, customer: null });
    if (party !== null) counters.set(contact, party);
  }
}

/** Oldest first. */
async function readParties(client: Client, codes: readonly string[], names: readonly string[]) {
  if (codes.length + names.length === 0) return [];
  const named = anyOf([
    ['code', 'in', [...new Set(codes)]],
    ['name', 'in', [...new Set(names)]],
  ]);
  return client.read('party.party', [named], partyShape);
}

/**
 * Whose a document is, of parties from the oldest on; null: of none of them. A code says it before a name does,
 * which several may have.
 */
function meantOf<P extends Pick<Party, 'code' | 'name'>>(
  parties: readonly P[],
  recipient: Recipient,
): P | null {
  const name = nameOf(recipient);
  const coded = parties.find(({ code }) => code === name);
  if (coded !== undefined || recipient.customer !== null) return coded ?? null;
  return parties.find((party) => party.name === name) ?? null;
}

function nameOf({ contact, customer }: Recipient): string {
  return customer?.code ?? contact;
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
 * The parties that are there, for documents by whom they are for; one question for all of them, and nobody is
 * made.
 * @throws CallFailed
 */
export async function knownParties(
  client: Client,
  recipients: readonly Recipient[],
): Promise<(recipient: Recipient) => Party | null> {
  const names = recipients.map(nameOf);
  const found = await readParties(client, names, names);
  return (recipient) => meantOf(found, recipient);
}
