import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type EngineOptions, openEngine } from '../../src-main/engine/engine.ts';
import { HEAD_OFFICE, QuarantineShop } from '../support/quarantine-shop.ts';
import { RESOURCES } from '../support/shop.ts';

const opened: QuarantineShop[] = [];
afterEach(async () => {
  for (const shop of opened.splice(0)) await shop.remove();
});

/** What an engine that opens a ledger says is in quarantine. */
async function quarantined(ledger: string, options: Pick<EngineOptions, 'data' | 'readonly'>) {
  const engine = await openEngine({ ledger, resources: RESOURCES, programVersion: 'test', ...options });
  try {
    const reply = await engine.call('status.panel', {});
    return reply.ok ? reply.value.quarantined.map(({ books, cause }) => `${books} ${cause}`) : reply.failure;
  } finally {
    await engine.close();
  }
}

test('an engine looks at the ledger that it opens, where its host names a place for the record', async () => {
  const shop = await QuarantineShop.open();
  opened.push(shop);
  await shop.trade('2026-10-01');
  await shop.stop();
  const copy = path.join(shop.home, 'copy.daybook');
  cpSync(shop.ledger, copy);
  expect(await quarantined(shop.ledger, { data: shop.data })).toEqual([]);
  const other = path.join(shop.home, 'other computer');
  expect(await quarantined(copy, {})).toEqual([]);
  // One that only reads decides nothing.
  expect(await quarantined(copy, { data: other, readonly: true })).toEqual([]);
  expect(await quarantined(copy, { data: other })).toEqual([`${HEAD_OFFICE} copied`]);
  expect(await quarantined(copy, { data: other, readonly: true })).toEqual([`${HEAD_OFFICE} copied`]);
});
