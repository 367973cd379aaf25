import { expect, test } from 'vitest';
import { Client } from '../../../src-main/books/tryton/client.ts';
import { Company } from '../../../src-main/books/tryton/company.ts';
import { putMove } from '../../../src-main/books/tryton/moves.ts';
import { Session } from '../../../src-main/books/tryton/session.ts';
import { billedTo, writeTag } from '../../../src-main/books/tryton/tag.ts';
import { deliveryKey } from '../../../src-shared/model/index.ts';
import { businessDate, instant } from '../../../src-shared/time/index.ts';
import { MYR } from '../../support/builders.ts';
import { TrytonSimulator } from '../../support/tryton/simulator.ts';

const KEY = deliveryKey('sample:1/KL/2026-03-02/invoice/sales/r1');
const textOf = (hash: string, rest: string) =>
  writeTag({ key: KEY, contentHash: hash.repeat(32), parts: [] }, rest);
const WANTED = textOf('ab', `INV-1 Sales${billedTo('P3', '21.20')}`);

/** Tryton with one draft, which it lets nobody delete. */
function booksWith(draft: string) {
  let description = draft;
  let state = 'draft';
  const http = new TrytonSimulator({
    'model.account.move.search_read': () => [{ id: 7, state, description, post_number: '12', number: '12' }],
    'model.account.move.write': ([, values]) => {
      ({ description } = values as { readonly description: string });
    },
    'model.account.move.post': () => {
      state = 'posted';
    },
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
  const company = new Company(new Client(session), found);
  const put = (stays = false) =>
    putMove(company, {
      key: KEY,
      description: WANTED,
      beginning: `${KEY} `,
      date: businessDate('2026-03-02'),
      number: 'INV-1',
      currency: MYR,
      journal: 'revenue',
      lines: [],
      stays,
    });
  const now = () => ({ description, state });
  return { put, now };
}

test.each([
  ['an older program, which did not say for whom', 'INV-1 Sales'],
  ['a party with another code', `INV-1 Sales${billedTo('P2', '21.20')}`],
])('a move begun by or for %s is gone on with, and says what it is to say', async (_what, rest) => {
  const { put, now } = booksWith(textOf('ab', rest));
  expect(await put()).toMatchObject({ id: 7, number: '12', isNew: false });
  expect(now()).toEqual({ description: WANTED, state: 'posted' });
});

test('what people write behind the tag of a draft that is theirs to post stays', async () => {
  const theirs = textOf('ab', 'INV-1 Sales, ask Ann');
  const { put, now } = booksWith(theirs);
  await put(true);
  expect(now()).toEqual({ description: theirs, state: 'draft' });
});

test('what was begun with other content is not gone on with', async () => {
  const { put } = booksWith(textOf('cd', 'INV-1 Sales'));
  await expect(put()).rejects.toThrow('No such method: model.account.move.delete');
});
