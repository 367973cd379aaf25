import { expect, test } from 'vitest';
import { Client } from '../../../src-main/books/tryton/client.ts';
import { Company } from '../../../src-main/books/tryton/company.ts';
import { discardDrafts } from '../../../src-main/books/tryton/left-over.ts';
import { Session } from '../../../src-main/books/tryton/session.ts';
import { writeTag } from '../../../src-main/books/tryton/tag.ts';
import { deliveryKey } from '../../../src-shared/model/index.ts';
import { instant } from '../../../src-shared/time/index.ts';
import { TrytonError, TrytonSimulator } from '../../support/tryton/simulator.ts';

const keyOf = (revision: number) => deliveryKey(`sample:1/K_L/2026-03-02/invoice/sales/r${revision}`);
const INVOICE = keyOf(1);
const MOVE = keyOf(2);
const HALF_VOID = keyOf(3);
const said = writeTag({ key: MOVE, contentHash: 'ab'.repeat(32), parts: [] }, 'INV-2 Sales');

/** Tryton with a draft of each kind, and one that only looks like one in a pattern. */
function booksThatRefuse(...refused: readonly string[]) {
  const may = (method: string) => () => {
    if (refused.includes(method)) throw new TrytonError('UserError', ['You are not allowed to', '']);
  };
  const methods = {
    'model.account.invoice.search_read': () => [{ id: 1, reference: INVOICE }],
    'model.account.move.search_read': () => [
      { id: 2, description: said },
      { id: 9, description: said.replace('K_L', 'KXL') },
    ],
    'model.account.move.line.search_read': () => [
      { id: 31, move: 3, description: HALF_VOID, 'move.': { id: 3, description: 'Void: INV-3 Sales' } },
      { id: 32, move: 3, description: HALF_VOID, 'move.': { id: 3, description: 'Void: INV-3 Sales' } },
    ],
    'model.account.move.line.search': () => [21, 22],
  };
  const writing = ['invoice.delete', 'move.delete', 'move.line.write', 'move.write', 'move.post'];
  const http = new TrytonSimulator({
    ...methods,
    ...Object.fromEntries(writing.map((name) => [`model.account.${name}`, may(name)])),
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
  const discard = () => discardDrafts(company, [INVOICE, MOVE, HALF_VOID]);
  /** What was written, by method: of which records, and what. */
  const written = (name: string) =>
    http.calls
      .filter(({ method }) => method === `model.account.${name}`)
      .map(({ params }) => params.slice(0, -1));
  return { discard, written };
}

test('drafts are deleted, and a void that was interrupted is posted', async () => {
  const { discard, written } = booksThatRefuse();
  expect(await discard()).toEqual({
    discarded: [
      { key: INVOICE, how: 'deleted' },
      { key: MOVE, how: 'deleted' },
      { key: HALF_VOID, how: 'voided' },
    ],
    left: [],
  });
  expect(written('move.delete')).toEqual([[[2]]]);
  expect(written('move.post')).toEqual([[[3]]]);
});

test('a move that nobody may delete is emptied and posted as void, and its lines say of what', async () => {
  const { discard, written } = booksThatRefuse('move.delete');
  expect((await discard()).discarded).toContainEqual({ key: MOVE, how: 'voided' });
  expect(written('move.line.write')).toMatchObject([[[21, 22], { description: MOVE }]]);
  expect(written('move.write')).toEqual([[[2], { description: 'Void: INV-2 Sales' }]]);
  expect(written('move.post')).toEqual([[[2]], [[3]]]);
});

test('what may be neither deleted nor posted is left, each with its key', async () => {
  const { discard } = booksThatRefuse('invoice.delete', 'move.delete', 'move.post');
  expect(await discard()).toEqual({ discarded: [], left: [INVOICE, MOVE, HALF_VOID] });
});
