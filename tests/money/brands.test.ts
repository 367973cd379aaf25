import { expect, test } from 'vitest';
import {
  type CurrencyCode,
  type Minor,
  type Quantity,
  type UnitPrice,
  add,
  allocate,
  lineAmount,
  minor,
  quantity,
  sum,
  unitPrice,
} from '../../src-shared/money/index.ts';
import { MYR } from './arbitraries.ts';

/**
 * The compiler is the test here: were one of the marked lines to compile, `tsc -b` would report an
 * unused `@ts-expect-error`. None of them runs.
 */
export function mustNotCompile(amount: Minor, qty: Quantity, price: UnitPrice): void {
  // @ts-expect-error a plain number has no unit
  const fromNumber: Minor = 5;
  // @ts-expect-error a float sum is a plain number again
  const fromSum: Minor = amount + amount;
  // @ts-expect-error money is not a quantity
  const moneyAsQuantity: Quantity = amount;
  // @ts-expect-error a quantity is not money
  const quantityAsMoney: Minor = qty;
  // @ts-expect-error a unit price is not an amount
  const priceAsMoney: Minor = price;
  // @ts-expect-error a text is not a currency
  const currency: CurrencyCode = 'MYR';
  // @ts-expect-error price and quantity the wrong way round
  lineAmount(qty, price, MYR);
  // @ts-expect-error quantities are not added as money
  add(amount, qty);
  // @ts-expect-error plain numbers are not summed as money
  sum([1, 2, 3]);
  // @ts-expect-error the total of an allocation is money
  allocate(100, [1, 1]);
  void [fromNumber, fromSum, moneyAsQuantity, quantityAsMoney, priceAsMoney, currency];
}

test('brands cost nothing when running', () => {
  expect([minor(5), quantity(5), unitPrice(5)]).toEqual([5, 5, 5]);
});
