import { minor, quantity } from '../../../src-shared/money/index.ts';
import { accountNumber } from '../../../src-shared/model/index.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf, textOrNullOf } from '../json-fields.ts';
import { item, proveTotal, stockAccounts } from './parts.ts';

/** @throws RangeError when the costs do not come to the total */
export function goods(of: Fields) {
  const lines = listOf(of, 'lines', (line) => ({ ...item(line), cost: minor(numberOf(line, 'cost')) }));
  proveTotal(
    numberOf(of, 'total'),
    lines.map((line) => line.cost),
    'costs',
  );
  return { reference: textOf(of, 'reference'), lines, stockAccounts: stockAccounts(of) };
}

/** Opening balances of other things than goods have no lines; their entries say what they come to. */
export function opening(of: Fields) {
  const stock = listOf(of, 'stock', (line) => ({
    ...item(line),
    location: textOf(line, 'location'),
    value: minor(numberOf(line, 'value')),
  }));
  if (stock.length > 0) {
    proveTotal(
      numberOf(of, 'total'),
      stock.map((line) => line.value),
      'values',
    );
  }
  return { stock, ...(of['stockAccounts'] === undefined ? {} : { stockAccounts: stockAccounts(of) }) };
}

export function transfer(of: Fields) {
  return {
    otherLocation: textOf(of, 'otherLocation'),
    reference: textOf(of, 'reference'),
    caseId: textOf(of, 'caseId'),
    lines: listOf(of, 'lines', item),
    stockAccounts: stockAccounts(of),
    inTransit: accountNumber(textOf(of, 'inTransit')),
    ...(of['surplus'] === undefined ? {} : { surplus: accountNumber(textOf(of, 'surplus')) }),
    ...(of['lost'] === undefined ? {} : { lost: lostGoods(fieldsOf(of['lost'])) }),
  };
}

function lostGoods(of: Fields) {
  return { account: accountNumber(textOf(of, 'account')), reason: textOf(of, 'reason') };
}

export function adjustment(of: Fields) {
  return {
    reference: textOf(of, 'reference'),
    reason: textOrNullOf(of, 'reason'),
    lines: listOf(of, 'lines', item),
    stockAccounts: stockAccounts(of),
    contra: accountNumber(textOf(of, 'contra')),
    job: textOrNullOf(of, 'job'),
  };
}

export function count(of: Fields) {
  return {
    reference: textOf(of, 'reference'),
    lines: listOf(of, 'lines', (line) => ({
      sku: textOf(line, 'sku'),
      name: textOf(line, 'name'),
      counted: quantity(numberOf(line, 'counted')),
    })),
    stockAccounts: stockAccounts(of),
    contra: accountNumber(textOf(of, 'contra')),
  };
}
