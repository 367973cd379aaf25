import { describe, expect, test } from 'vitest';
import { Client } from '../../../src-main/books/tryton/client.ts';
import { Company } from '../../../src-main/books/tryton/company.ts';
import { knownParties, partyOf, rememberParties } from '../../../src-main/books/tryton/parties.ts';
import { Session } from '../../../src-main/books/tryton/session.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { TrytonSimulator } from '../../support/tryton/simulator.ts';

const PARTIES = 'model.party.party.search_read';

/** A company whose parties are these, whatever is asked of them. */
function companyOf(...parties: readonly { id: number; code: string; name: string }[]) {
  const http = new TrytonSimulator({
    [PARTIES]: ([, , limit]) =>
      parties.slice(0, Number(limit ?? parties.length)).map((party) => ({ ...party, addresses: [] })),
    'model.party.party.create': () => [99],
  });
  const session = new Session({
    http,
    clock: { now: () => instant(0) },
    url: 'http://books.test/',
    database: 'shop',
    user: 'pos',
    password: async () => 'right-password',
  });
  const found = { id: 1, name: 'Corner Shop', currency: { id: 1, code: 'MYR' } };
  return { http, company: new Company(new Client(session), found) };
}

const COUNTER = { contact: 'KL', customer: null };
const NAMED = { id: 3, code: 'F-3', name: 'KL' };
const CODED = { id: 9, code: 'KL', name: 'Kuala Lumpur' };

describe('whose a document of the counter is', () => {
  test.each([
    ['the party of its code, before an older one of its name', [NAMED, CODED], 9],
    ['the oldest of its name where none has its code', [NAMED, { ...NAMED, id: 4 }], 3],
  ])('%s: alone, in a batch and for what looks like it', async (_what, parties, meant) => {
    const alone = companyOf(...parties);
    expect((await partyOf(alone.company, COUNTER)).id).toBe(meant);
    expect((await knownParties(alone.company.client, [COUNTER]))(COUNTER)?.id).toBe(meant);

    const { company, http } = companyOf(...parties);
    await rememberParties(company, [COUNTER], []);
    const asked = http.called.length;
    expect((await partyOf(company, COUNTER)).id).toBe(meant);
    expect(http.called).toHaveLength(asked);
  });

  test('a customer is never taken for the counter of the same name', async () => {
    const { company } = companyOf(NAMED);
    await rememberParties(company, [COUNTER], []);
    const customer = { contact: 'KL', customer: { code: 'KL', name: 'Kim Lee' } };
    expect((await knownParties(company.client, [customer]))(customer)).toBeNull();
    expect(company.parties.known('KL')).toBeUndefined();
  });
});
