import { expect, test } from 'vitest';
import { nameOfCall, stepsOf, wordsOf } from './steps.ts';

test('a call is named by what it does to what', () => {
  const named = ['common.db.login', 'model.account.move.search_read', 'model.stock.shipment.out.pick'];
  expect(named.map((method) => nameOfCall(JSON.stringify({ id: 1, method, params: [] })))).toEqual([
    'login',
    'search account.move',
    'pick stock.shipment.out',
  ]);
  expect(nameOfCall('<html>')).toBe('unknown');
});

test('steps are the login, the look-up and every change', () => {
  const names = [
    'login',
    'get_preferences res.user',
    'search res.user',
    'search account.invoice',
    'search account.move',
    'create account.move',
    'post account.move',
    'search account.move',
    'create account.move',
    'search account.move',
  ];
  expect(stepsOf(names).map(wordsOf)).toEqual([
    'login',
    'search account.invoice',
    'create account.move',
    'post account.move',
    'create account.move 2',
  ]);
});

test('a call that is made again after its warning is one step, and the warning another', () => {
  const names = ['login', 'search party', 'pack ship', 'create res.user.warning', 'pack ship', 'done ship'];
  expect(stepsOf(names).map(wordsOf)).toEqual([
    'login',
    'search party',
    'create res.user.warning',
    'pack ship 2',
    'done ship',
  ]);
});
