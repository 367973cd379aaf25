import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { paths } from '../../../src-renderer/components/index.ts';
import { LinesScreen } from '../../../src-renderer/features/explain/lines-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aLine, anAnswer, ONE_BOOKS } from './builders.ts';

const ROUTE = '/explain/lines/:document';
const TWO_BOOKS = {
  'books.list': {
    books: [
      { name: 'Books', system: 'embedded', currency: 'MYR' },
      { name: 'Singapore', system: 'embedded', currency: 'SGD' },
    ],
  },
};

const rowsOf = (rows: readonly Element[]) =>
  rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));

test('a line with the receipts that made it, to the cent; a receipt opens', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'explain.line': anAnswer([aLine()]) });
  const { screen, at } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: paths.explainLines('INV-1', { entry: 'entry-1', line: 0 }),
  });
  await expect.element(screen.getByText('Adds up to the cent')).toBeVisible();
  expect(bridge.inputsOf('explain.line')).toEqual([
    { document: 'INV-1', entry: 'entry-1', line: 0, cursor: null, limit: 200 },
  ]);
  const shares = rowsOf(screen.getByRole('row').elements()).map((row) => row.split(' | ').at(-1));
  expect(shares).toEqual(['Credit (MYR)', '100.00', '50.05', '150.05']);
  await expect
    .element(screen.getByRole('row', { name: 'R-2' }).getByRole('link'))
    .toHaveAttribute('href', '/digests/digest%2F1/orders');
  await expectAccessible();
  (screen.getByRole('row', { name: 'R-2' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(at()).toBe('/explain/receipts/sample%3A1%2Fsale%2FR-2');
});

test('shares that do not come to their line are called so', async () => {
  const line = aLine({ shares: [{ receipt: 'sample:1/sale/R-1', amount: '-150.04' }] });
  const bridge = fakeBridge({ ...ONE_BOOKS, 'explain.line': anAnswer([line]) });
  const { screen } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: '/explain/lines/INV-1',
  });
  await expect.element(screen.getByText('Does not add up')).toBeVisible();
});

test('a split in proportion is not passed off as exact', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'explain.line': anAnswer([aLine({ exact: false })]) });
  const { screen } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: '/explain/lines/INV-1',
  });
  await expect.element(screen.getByText('Split in proportion')).toBeVisible();
});

test('several lines of an account: each opens by itself, in the same books', async () => {
  const lines = [aLine(), aLine({ line: 3, memo: 'Coffee', amount: '-7.00', shares: [] })];
  const bridge = fakeBridge({ ...TWO_BOOKS, 'explain.line': anAnswer(lines) });
  const { screen, at } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: paths.explainLines('INV-1', { account: '4000' }, 'Singapore'),
  });
  await expect.element(screen.getByRole('gridcell', { name: 'Coffee' })).toBeVisible();
  expect(bridge.inputsOf('explain.line')).toEqual([
    { document: 'INV-1', account: '4000', books: 'Singapore', cursor: null, limit: 200 },
  ]);
  expect(rowsOf(screen.getByRole('row').elements()).at(-1)).toBe(' |  |  |  | 0.00 | 157.05');
  await expectAccessible();
  await screen.getByRole('gridcell', { name: 'Coffee' }).click();
  expect(at()).toBe('/explain/lines/INV-1?entry=entry-1&line=3&books=Singapore');
});

test('a line without a till, and an account that the document does not touch', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'explain.line': anAnswer([aLine({ shares: [] })]) });
  const { screen } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: '/explain/lines/INV-1?account=9',
  });
  await expect.element(screen.getByRole('heading', { name: 'No receipt has a part in it' })).toBeVisible();
  bridge.answer({ 'explain.line': anAnswer([]) });
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByRole('heading', { name: 'There is no such line' })).toBeVisible();
  await screen.getByRole('link', { name: 'All lines of the document' }).click();
  await expect
    .poll(() => bridge.inputsOf('explain.line').at(-1))
    .toEqual({ document: 'INV-1', cursor: null, limit: 200 });
});

test('a document that is not there says so', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'explain.line': failure('document-not-found', { data: { number: 'INV-0' } }),
  });
  const { screen } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: '/explain/lines/INV-0',
  });
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/no document INV-0/u);
});

test('axe finds nothing in the dark', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'explain.line': anAnswer([aLine({ exact: false })]) });
  const { screen } = await renderScreen(<LinesScreen />, {
    bridge,
    route: ROUTE,
    path: '/explain/lines/INV-1',
    scheme: 'dark',
  });
  await expect.element(screen.getByText('Split in proportion')).toBeVisible();
  await expectAccessible();
});
