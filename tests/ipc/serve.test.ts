import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Channel, requests } from '../../src-shared/ipc/contract.ts';
import { openShop, type Shop } from '../support/shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

test('a channel that is not in the contract is a failure, not a throw', async () => {
  for (const name of ['no.such', 'toString', '__proto__', '']) {
    expect(await shop.fails(name as Channel, {})).toMatchObject({ code: 'unknown-channel', where: name });
  }
});

test('bad input names the field', async () => {
  expect(await shop.fails('digests.list', { from: '2026-02-30' })).toMatchObject({
    code: 'bad-input',
    where: 'from',
  });
  expect(await shop.fails('digests.list', { limit: 201 })).toMatchObject({
    code: 'bad-input',
    where: 'limit',
  });
  expect((await shop.fails('digests.list', { frm: '2026-02-01' })).code).toBe('bad-input');
  expect(await shop.fails('streams.connect', null)).toMatchObject({ code: 'bad-input' });
});

test('every channel answers rubbish with a failure or a value, never with a throw', async () => {
  for (const channel of Object.keys(requests) as Channel[]) {
    if (channel === 'demo.run') continue;
    for (const input of [null, 42, [], { stream: 7, id: {}, file: 3, system: null, name: '' }]) {
      expect(typeof (await shop.call(channel, input)).ok, channel).toBe('boolean');
    }
  }
});
