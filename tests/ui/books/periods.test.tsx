import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PeriodsScreen } from '../../../src-renderer/features/books/periods-screen.tsx';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { freshBooks, ONE_BOOKS } from './builders.ts';

const AT = { path: '/periods', route: '/periods' } as const;

beforeEach(() => freshBooks());

test('a period is locked after a question', async () => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.set-lock': { lockedThrough: '2026-10-31' } });
  const { screen } = await renderScreen(<PeriodsScreen />, { bridge, ...AT });
  await expect.element(screen.getByText('No period is locked')).toBeVisible();
  await screen.getByRole('button', { name: 'Lock' }).click();
  await expect.element(screen.getByText('Choose a day.')).toBeVisible();
  await screen.getByRole('textbox', { name: 'Lock everything through' }).fill('31 Oct 2026');
  await userEvent.keyboard('{Tab}');
  await screen.getByRole('button', { name: 'Lock' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Lock everything through Oct 31, 2026?' });
  bridge.answer({ 'books.lock': { lockedThrough: '2026-10-31' } });
  await dialog.getByRole('button', { name: 'Lock' }).click();
  await expect.poll(() => bridge.inputsOf('books.set-lock')).toEqual([{ lockedThrough: '2026-10-31' }]);
  bridge.emit('changed', { topics: ['books'] });
  await expect.element(screen.getByText('Sun, Nov 1, 2026')).toBeVisible();
});

test('a day that does not exist is no day', async () => {
  const bridge = fakeBridge(ONE_BOOKS);
  const { screen } = await renderScreen(<PeriodsScreen />, { bridge, ...AT });
  const field = screen.getByRole('textbox', { name: 'Lock everything through' });
  await field.fill('31 Feb 2026');
  await userEvent.keyboard('{Tab}');
  await expect.element(field).toHaveValue('');
  await screen.getByRole('button', { name: 'Lock' }).click();
  await expect.element(screen.getByText('Choose a day.')).toBeVisible();
});

test('opening what is locked warns, and a refusal is said', async () => {
  const bridge = fakeBridge({
    ...ONE_BOOKS,
    'books.lock': { lockedThrough: '2026-10-31' },
    'books.set-lock': failure('disk-full'),
  });
  const { screen } = await renderScreen(<PeriodsScreen />, { bridge, ...AT });
  await screen.getByRole('button', { name: 'Open all periods' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Open locked periods?' });
  await expect.element(dialog).toMatchTextContent(/periods that have been reported/u);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The disk is full/u);
  expect(bridge.inputsOf('books.set-lock')).toEqual([{ lockedThrough: null }]);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const bridge = fakeBridge({ ...ONE_BOOKS, 'books.lock': { lockedThrough: '2026-10-31' } });
  const { screen } = await renderScreen(<PeriodsScreen />, { bridge, scheme, ...AT });
  await expect.element(screen.getByText('Sun, Nov 1, 2026')).toBeVisible();
  await expectAccessible();
});
