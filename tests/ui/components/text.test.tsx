import type { ReactNode } from 'react';
import { describe, expect, test, vi } from 'vitest';
import {
  AmountText,
  CopyText,
  DateText,
  formatAmount,
  formatBytes,
  formatMoney,
  formatQuantity,
  InstantText,
  isZero,
  MoneyText,
  QuantityText,
} from '../../../src-renderer/components/index.ts';
import { fakeBridge, renderScreen } from '../support/index.ts';

async function show(element: ReactNode) {
  const { screen } = await renderScreen(<div data-testid="it">{element}</div>, { bridge: fakeBridge({}) });
  return screen.getByTestId('it');
}

/** Some languages write the space between currency and figure as one that does not break. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/gu, ' ');

describe('money', () => {
  test('is exact where a float is not', async () => {
    await expect
      .element(await show(<MoneyText amount="90071992547409.93" currency="MYR" />))
      .toMatchTextContent('90,071,992,547,409.93');
    expect(formatAmount('-123456789012345678.99', 'en')).toBe('-123,456,789,012,345,678.99');
    expect(formatAmount('0.07', 'en')).toBe('0.07');
  });

  test('has the decimals that the engine wrote', () => {
    expect(plain(formatMoney('1500', 'JPY', 'en'))).toBe('¥1,500');
    expect(plain(formatMoney('1.500', 'KWD', 'en'))).toBe('KWD 1.500');
    expect(plain(formatMoney('1234.50', 'IDR', 'id'))).toBe('Rp 1.234,50');
    expect(plain(formatMoney('-12.40', 'MYR', 'en'))).toBe('-RM 12.40');
  });

  test('writes a plus sign where it is asked for, never for nothing', () => {
    expect(formatAmount('0.05', 'en', 'always')).toBe('+0.05');
    expect(formatAmount('0.00', 'en', 'always')).toBe('0.00');
    expect(formatAmount('-0.00', 'en')).toBe('0.00');
  });

  test('shows what is no amount as it is', async () => {
    expect(formatMoney('1e5', 'MYR', 'en')).toBe('1e5');
    await expect.element(await show(<AmountText amount="" />)).toMatchTextContent(/^$/u);
  });

  test('lines up, and is never cut in two', async () => {
    const shown = await show(<MoneyText amount="1.00" currency="MYR" />);
    const style = getComputedStyle(shown.element().firstElementChild!);
    expect(style.fontVariantNumeric).toBe('tabular-nums');
    expect(style.whiteSpace).toBe('nowrap');
  });

  test('zero is zero in any number of decimals', () => {
    expect(['0', '0.00', '-0.000'].map(isZero)).toEqual([true, true, true]);
    expect(['0.01', '10', ''].map(isZero)).toEqual([false, false, false]);
  });
});

test('a quantity loses the zeros at its end and no other digit', async () => {
  expect(['1.500', '2.000', '0.125', '-3.10', '100'].map((text) => formatQuantity(text, 'en'))).toEqual([
    '1.5',
    '2',
    '0.125',
    '-3.1',
    '100',
  ]);
  await expect.element(await show(<QuantityText quantity="12.250" />)).toHaveTextContent('12.25');
});

test('sizes are in the unit that they fill', () => {
  expect([0, 999, 1000, 1_234_567, 5_000_000_000].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    '0 byte',
    '999 byte',
    '1 kB',
    '1.2 MB',
    '5 GB',
  ]);
});

test('a date is the day that was written, and its machine form is kept', async () => {
  const shown = await show(<DateText date="2026-10-31" weekday />);
  await expect.element(shown).toMatchTextContent(/Sat.*31/u);
  expect(shown.element().querySelector('time')?.dateTime).toBe('2026-10-31');
});

test('a moment is that of its zone, in full as its tooltip', async () => {
  const shown = await show(<InstantText at="2026-10-31T22:30:09Z" zone="Asia/Kuala_Lumpur" />);
  await expect.element(shown).toMatchTextContent(/Nov 1.*6:30/u);
  expect(shown.element().querySelector('time')?.title).toContain('6:30:09');
});

test('a text is copied, and the button says so', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { screen } = await renderScreen(<CopyText text="DB7K" what="key" />, { bridge: fakeBridge({}) });
  await screen.getByRole('button', { name: 'Copy key' }).click();
  expect(writeText).toHaveBeenCalledWith('DB7K');
  await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
});
