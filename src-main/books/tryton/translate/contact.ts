import type { ContactDocument } from '../../../../src-shared/model/index.ts';
import type { Company } from '../company.ts';
import { identifierShape, partyByCode } from '../parties.ts';

/** Identifiers of ours carry no type: they are no tax number. */
const OURS = { type: null } as const;

/**
 * A customer as a party with our code. One that somebody has made by hand is taken as it is and gets the
 * key.
 * @throws CallFailed
 */
export async function putContact(company: Company, { key, customer }: ContactDocument): Promise<string> {
  const { client } = company;
  const found = await partyByCode(company, customer.code);
  if (found === null) {
    await client.createOne('party.party', {
      name: customer.name,
      code: customer.code,
      addresses: [['create', [{}]]],
      identifiers: [['create', [{ ...OURS, code: key }]]],
    });
    return customer.code;
  }
  const known = await client.read(
    'party.identifier',
    [
      ['code', '=', key],
      ['party', '=', found.id],
    ],
    identifierShape,
  );
  if (known.length === 0) {
    await client.createOne('party.identifier', { ...OURS, party: found.id, code: key });
  }
  return customer.code;
}
