import type { ContactReference } from '../../../src-shared/model/index.ts';
import { type Client, anyOf } from './client.ts';
import { refuse } from './faults.ts';
import { id, ids, maybeText, text } from './wire.ts';

const partyShape = { id, code: maybeText, name: maybeText, addresses: ids } as const;

/** A party as documents need it. */
export interface Party {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Whom a document is for: a customer by code, or the contact of the counter by code or name. */
export interface Recipient {
  readonly contact: string;
  readonly customer: ContactReference | null;
}

/**
 * The customer's party; that of the counter is made when there is none.
 * @throws CallFailed contact-unknown
 */
export async function partyOf(client: Client, { contact, customer }: Recipient): Promise<Party> {
  if (customer === null) return counterParty(client, contact);
  const found = await partyByCode(client, customer.code);
  if (found !== null) return found;
  throw refuse('contact-unknown', { where: customer.code, data: { name: customer.code } });
}

export async function partyByCode(client: Client, code: string): Promise<Party | null> {
  const [found] = await client.read('party.party', [['code', '=', code]], partyShape, { limit: 1 });
  return found ?? null;
}

async function counterParty(client: Client, contact: string): Promise<Party> {
  const named = anyOf([
    ['code', '=', contact],
    ['name', '=', contact],
  ]);
  const [found] = await client.read('party.party', [named], partyShape, { limit: 1 });
  if (found !== undefined) return found;
  const made = await client.createOne('party.party', {
    name: contact,
    code: contact,
    addresses: [['create', [{}]]],
  });
  return { id: made, code: contact, name: contact };
}

/** An address of the party, which invoices and shipments must name; an empty one is made. */
export async function addressOf(client: Client, party: Party): Promise<number> {
  const [found] = await client.search('party.address', [['party', '=', party.id]], 1);
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
