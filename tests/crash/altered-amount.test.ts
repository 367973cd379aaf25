import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ask,
  copyScene,
  emptyScene,
  openScene,
  perform,
  putFiles,
  removeScene,
  type Scene,
} from './scene.ts';

// What `check` finds of amounts that somebody has changed by hand, seen from outside; tests/storage/check
// goes through every column.

let sound: Scene;
beforeAll(async () => {
  sound = putFiles(emptyScene(), 'first');
  const engine = await openScene(sound);
  await perform(engine, sound, 'first');
  await engine.close();
});
afterAll(() => removeScene(sound));

async function checkAfter(change: string | null): Promise<{ ok: boolean; problems: readonly string[] }> {
  const scene = copyScene(sound);
  if (change !== null) {
    const database = new Database(scene.ledger);
    expect(database.prepare(change).run().changes).toBe(1);
    database.close();
  }
  const engine = await openScene(scene, { readonly: true });
  try {
    return await ask(engine, 'ledger.check', {});
  } finally {
    await engine.close();
    removeScene(scene);
  }
}

test('nothing is wrong with the ledger as it is', async () => {
  expect(await checkAfter(null)).toMatchObject({ ok: true, problems: [] });
});

const ONE_SALE = "(SELECT id FROM pos_document WHERE kind = 'sale' ORDER BY id LIMIT 1)";

test.each([
  ['the total of a document', `UPDATE pos_document SET total = total + 1 WHERE id = ${ONE_SALE}`],
  [
    'a line',
    `UPDATE pos_line SET net = net + 1, total = total + 1 WHERE document_id = ${ONE_SALE} AND ordinal = 0`,
  ],
  ['a tender', `UPDATE pos_tender SET amount = amount + 1 WHERE document_id = ${ONE_SALE} AND ordinal = 0`],
  ['the amount of a digest', 'UPDATE digest SET amount = amount + 1 WHERE id = 1'],
  ['a member', `UPDATE digest_member SET amount = amount + 1 WHERE document_id = ${ONE_SALE}`],
  [
    'a term',
    `UPDATE digest_term SET amount = amount + 1 WHERE (digest_id, state) =
       (SELECT digest_id, state FROM digest_term WHERE state = 'posted' LIMIT 1)`,
  ],
  ['a delivery', 'UPDATE delivery SET total = total + 1 WHERE id = 1'],
  [
    'a delivered document',
    "UPDATE delivery_document SET document = json_set(document, '$.total', (document ->> '$.total') + 1) WHERE delivery_id = 1",
  ],
  ['a document of the books', 'UPDATE book_document SET total = total + 1 WHERE id = 1'],
  ['an entry line', 'UPDATE book_entry_line SET amount = amount + 1 WHERE entry_id = 1 AND ordinal = 0'],
  [
    'a stock value',
    'UPDATE book_stock SET value = value + 1 WHERE item_id = (SELECT min(item_id) FROM book_stock) AND location = (SELECT min(location) FROM book_stock WHERE item_id = (SELECT min(item_id) FROM book_stock))',
  ],
  ['a stock movement', 'UPDATE book_stock_move SET value = value + 1 WHERE id = 1'],
])('check fails when %s is changed by hand', async (_what, change) => {
  const { ok, problems } = await checkAfter(change);
  expect(ok).toBe(false);
  expect(problems.length).toBeGreaterThan(0);
});
