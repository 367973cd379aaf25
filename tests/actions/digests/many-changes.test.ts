import { expect, test } from 'vitest';
import { digestChanges } from '../../../src-main/actions/digests/changes.ts';
import { changesPlan, MAX_PLANNED_CHANGES } from '../../../src-main/actions/digests/changes-plan.ts';
import { changesOf } from '../../../src-main/sync/changed-days/changes.ts';
import type { Page } from '../../../src-main/core/ports/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { MONDAY, sale, tea, tell } from '../../seeds/till.ts';

const MANY = 3000;

test('a day of which thousands of receipts have changed is read page by page, and its plan is bounded', async () => {
  const numbers = Array.from({ length: MANY }, (_, index) => `${index}`);
  await using booked = await tell(numbers.map((number) => sale(number)));
  const dear = { lines: [tea(1, { net: minor(20_000), tax: minor(1_200) })] };
  await booked.more(numbers.map((number) => sale(number, dear)));
  const { services } = booked;
  const { changes } = services.ledger;
  const { digests } = await booked.ask('digests.list', {});
  expect(digests).toMatchObject([{ date: MONDAY, status: 'changed-since-posted' }]);
  const id = digests[0]?.id ?? '';
  const asked: number[] = [];
  const list = changes.list.bind(changes);
  Object.assign(changes, {
    list: (digest: Parameters<typeof list>[0], page: Page, only?: Parameters<typeof list>[2]) => {
      asked.push(page.limit);
      return list(digest, page, only);
    },
  });

  const first = await digestChanges(services, id, { cursor: null, limit: 50 });
  const next = await digestChanges(services, id, { cursor: first.page.next, limit: 50 });
  expect(asked).toEqual([50, 50]);
  expect([first, next].map(({ page }) => [page.rows.length, page.total.value])).toEqual([
    [50, MANY],
    [50, MANY],
  ]);

  asked.length = 0;
  const plan = await changesPlan(services, { id });
  expect(asked.reduce((all, rows) => all + rows, 0)).toBe(MAX_PLANNED_CHANGES);
  expect(plan).toMatchObject({ planned: MAX_PLANNED_CHANGES, total: MANY });
  expect(plan.choices).toMatchObject([
    { choice: 'adjust', refused: null, settled: MAX_PLANNED_CHANGES },
    { choice: 'replace', refused: null, settled: MAX_PLANNED_CHANGES },
    { choice: 'leave', refused: null, settled: MAX_PLANNED_CHANGES },
  ]);

  // What is chosen beyond the first ones is planned all the same.
  const last = (await changesOf(services, first.row.id)).changes.slice(-2).map((change) => change.id);
  const chosen = await changesPlan(services, { id, documents: last });
  expect(chosen).toMatchObject({ planned: 2, total: 2 });
  expect(chosen.choices).toMatchObject([
    { choice: 'adjust', refused: null, settled: 2 },
    { choice: 'replace', refused: null },
    { choice: 'leave', settled: 2, difference: 21_200 },
  ]);

  // All of a list is counted with its first page alone, also when something is decided in between.
  const [one] = first.page.rows;
  if (one === undefined) throw new Error('Nothing has changed');
  const documents = [one.id];
  await booked.ask('digests.settle-changes', { id, choice: 'leave', reason: 'as agreed', documents });
  const later = await list(first.row.id, { cursor: next.page.next, limit: 50 });
  expect(later.total.value).toBe(MANY);
  expect((await list(first.row.id, { cursor: null, limit: 50 })).total.value).toBe(MANY - 1);

  const all = await booked.ask('digests.settle-changes', { id, choice: 'adjust', reason: 'as agreed' });
  expect(all.settled).toBe(MANY - 1);
}, 120_000);
