import { expect, test } from 'vitest';
import { Client } from '../../../src-main/books/tryton/client.ts';
import { Company } from '../../../src-main/books/tryton/company.ts';
import { lookAlikesOf } from '../../../src-main/books/tryton/look-alikes.ts';
import { Session } from '../../../src-main/books/tryton/session.ts';
import { wireDate } from '../../../src-main/books/tryton/wire.ts';
import { businessDate, instant } from '../../../src-shared/time/index.ts';
import { aDaysInvoice } from '../../contracts/books.ts';
import { MYR } from '../../support/builders.ts';
import { TrytonSimulator } from '../../support/tryton/simulator.ts';

const MONDAY = businessDate('2026-03-02');
const HASH = 'A'.repeat(43);
const KEY = 'file:2/KL/2026-03-02/invoice/sales/r1';

/** Moves that Tryton has, whatever is asked of it. */
function booksWith(descriptions: readonly string[]) {
  const http = new TrytonSimulator({
    'model.party.party.search_read': () => [{ id: 3, code: 'P_3', name: 'POS sales', addresses: [] }],
    'model.account.invoice.search_read': () => [],
    'model.account.move.search_read': () =>
      descriptions.map((description, at) => ({
        description,
        date: wireDate(MONDAY),
        number: String(at),
        post_number: null,
      })),
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

const ours = (number: string) => ({
  ...aDaysInvoice(`sample:1/KL/2026-03-02/invoice/${number}/r1`),
  contact: 'POS sales',
  customer: null,
  date: MONDAY,
});

test.each([
  ['of another POS account', `${KEY} ${HASH}. INV-1 Sales for P_3 21.20`, 1],
  ['of the same POS account', `${KEY.replace('file:2', 'sample:1')} ${HASH}. INV-1 Sales for P_3 21.20`, 0],
  ['for somebody whose code fits the pattern', `${KEY} ${HASH}. INV-1 Sales for PX3 21.20`, 0],
  ['of another amount', `${KEY} ${HASH}. INV-1 Sales for P_3 121.20`, 0],
  ['of another type', `${KEY.replace('invoice', 'credit-note')} ${HASH}. /invoice/ for P_3 21.20`, 0],
  ['that no Daybook has made', 'Cash up a/b/c/invoice/d for P_3 21.20', 0],
])('the late invoice that is a move, %s', async (_what, description, expected) => {
  const { company } = booksWith([description]);
  expect(await lookAlikesOf(company, [ours('1')], MYR)).toHaveLength(expected);
});

test('of a batch they are looked for with one question', async () => {
  const { company, http } = booksWith([]);
  await lookAlikesOf(company, ['1', '2', '3'].map(ours), MYR);
  expect(http.called.filter((method) => method.endsWith('.search_read'))).toEqual([
    'model.party.party.search_read',
    'model.account.invoice.search_read',
    'model.account.move.search_read',
  ]);
});
