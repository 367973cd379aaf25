import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { FindReceiptScreen } from '../../../src-renderer/features/explain/find-receipt-screen.tsx';
import { ReceiptScreen } from '../../../src-renderer/features/explain/receipt-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aReceipt, anExplainedReceipt } from './builders.ts';

const ONE = {
  path: '/explain/receipts/sample%3A1%2Fsale%2FR-1',
  route: '/explain/receipts/:receipt',
} as const;
const FIND = { path: '/explain', route: '/explain' } as const;

test('a receipt is found by its number, across shops', async () => {
  const receipts = [
    anExplainedReceipt(),
    anExplainedReceipt({ receipt: aReceipt('R-1', { id: 'sample:1/sale/P-1', location: 'Penang' }) }),
  ];
  const bridge = fakeBridge({ 'explain.receipt': { receipts } });
  const { screen, at } = await renderScreen(<FindReceiptScreen />, { bridge, ...FIND });
  await expect
    .element(screen.getByRole('heading', { name: 'Which receipt are you looking for?' }))
    .toBeVisible();
  expect(bridge.inputsOf('explain.receipt')).toEqual([]);
  await screen.getByRole('textbox', { name: 'Receipt number' }).fill(' R-1 ');
  await userEvent.keyboard('{Enter}');
  const row = screen.getByRole('row', { name: 'R-1 Penang' });
  await expect.element(row).toBeVisible();
  expect(bridge.inputsOf('explain.receipt')).toEqual([{ receipt: 'R-1' }]);
  expect(at()).toBe('/explain?receipt=R-1');
  await expectAccessible();
  (row.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(at()).toBe('/explain/receipts/sample%3A1%2Fsale%2FP-1');
});

test('a number that nobody printed is an answer, anything else a failure', async () => {
  const bridge = fakeBridge({ 'explain.receipt': failure('document-not-found') });
  const { screen, go } = await renderScreen(<FindReceiptScreen />, {
    bridge,
    ...FIND,
    path: '/explain?receipt=R-0',
  });
  await expect.element(screen.getByRole('heading', { name: 'There is no receipt R-0' })).toBeVisible();
  bridge.answer({ 'explain.receipt': failure('engine-restarted') });
  await go('/explain?receipt=R-2');
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/engine stopped/u);
  await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('its lines in the ledger, debits equal to credits; each leads on', async () => {
  const bridge = fakeBridge({ 'explain.receipt': { receipts: [anExplainedReceipt()] } });
  const { screen, at, go } = await renderScreen(<ReceiptScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { name: 'Receipt R-1' })).toBeVisible();
  expect(bridge.inputsOf('explain.receipt')).toEqual([{ document: 'sample:1/sale/R-1' }]);
  const last = screen.getByRole('row').elements().at(-1);
  expect([...(last?.children ?? [])].map((cell) => cell.textContent)).toEqual([
    '',
    '',
    '',
    '100.05',
    '100.05',
    '',
  ]);
  await expect
    .element(screen.getByRole('link', { name: 'Nov 1, 2026' }))
    .toHaveAttribute('href', '/digests/digest%2F1/orders');
  await expectAccessible();
  await screen.getByRole('gridcell', { name: '1010 Cash on hand' }).click();
  expect(at()).toBe('/explain/lines/INV-1?entry=entry-1&line=1&books=Books');
  await go(ONE.path);
  // The ledger has no line where receipts came to nothing between them.
  await screen.getByRole('gridcell', { name: '6900 Cash rounding' }).click();
  expect(at()).toBe('/invoices/INV-1?books=Books');
});

test('a receipt that is not in the books leads to its digest', async () => {
  const held = anExplainedReceipt({ lines: [], books: null, receipt: aReceipt('R-1', { state: 'held' }) });
  const bridge = fakeBridge({ 'explain.receipt': { receipts: [held] } });
  const { screen } = await renderScreen(<ReceiptScreen />, { bridge, ...ONE });
  await expect.element(screen.getByRole('heading', { name: 'It is not in the books' })).toBeVisible();
  await expect.element(screen.getByText('Held', { exact: true })).toBeVisible();
  await expect.element(screen.getByRole('link', { name: 'Nov 1, 2026' })).toBeVisible();
});

test('axe finds nothing in the dark', async () => {
  const bridge = fakeBridge({ 'explain.receipt': { receipts: [anExplainedReceipt()] } });
  const { screen } = await renderScreen(<ReceiptScreen />, { bridge, ...ONE, scheme: 'dark' });
  await expect.element(screen.getByRole('heading', { name: 'Receipt R-1' })).toBeVisible();
  await expectAccessible();
});
