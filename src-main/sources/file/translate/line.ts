import type { PosLine, PosLineType } from '../../../../src-shared/model/index.ts';
import {
  type CurrencyCode,
  type Minor,
  type Quantity,
  type UnitPrice,
  ZERO,
  add,
  divideRounded,
  exponentOf,
  lineAmount,
  subtract,
  unitPrice,
} from '../../../../src-shared/money/index.ts';
import type { FileProfile } from '../profile/profile.ts';
import type { ProfileRounding } from '../profile/schema.ts';
import type { Row } from '../table/row.ts';
import type { NumberMarks } from '../values/decimal.ts';
import { RowError } from '../values/row-error.ts';
import type { Binding } from './bind.ts';
import {
  amountOrNull,
  cleanTextOrNull,
  quantityOf,
  requiredId,
  requiredText,
  textOrNull,
  unitPriceOrNull,
} from './values.ts';

/** Reads lines of one file. */
export class LineReader {
  readonly #profile: FileProfile;
  readonly #cells: Binding['line'];
  readonly #marks: NumberMarks;
  readonly #rounding: {
    readonly net: ProfileRounding;
    readonly tax: ProfileRounding;
    readonly total: ProfileRounding;
  };

  constructor(profile: FileProfile, binding: Binding, marks: NumberMarks) {
    this.#profile = profile;
    this.#cells = binding.line;
    this.#marks = marks;
    const { net, tax, total } = profile.rounding === 'carried' ? {} : profile.rounding;
    this.#rounding = { net: net ?? 'as-given', tax: tax ?? 'as-given', total: total ?? 'as-given' };
  }

  /** @throws RowError; RangeError when an amount is beyond what can be kept. */
  read(row: Row, currency: CurrencyCode): PosLine {
    const cells = this.#cells;
    const qty = quantityOf(row, cells.quantity, this.#marks);
    const price = unitPriceOrNull(row, cells.unitPrice, this.#marks);
    const amounts = this.#amounts(row, qty, price, currency);
    return {
      type: lineType(row, cells.type),
      sku: requiredId(row, cells.sku),
      name: cleanTextOrNull(row, cells.name) ?? '',
      quantity: qty,
      unitPrice: price ?? derivedPrice(amounts, qty, currency, this.#profile.priceIncludesTax),
      ...amounts,
      taxCode: this.#taxCode(row),
      cost: amountOrNull(row, cells.cost, currency, this.#marks),
      productGroup: textOrNull(row, cells.productGroup),
    };
  }

  #taxCode(row: Row): string {
    return (
      textOrNull(row, this.#cells.taxCode) ??
      this.#profile.constants.taxCode ??
      requiredText(row, this.#cells.taxCode)
    );
  }

  /** What the file gives rules; what it does not give follows from net + tax = total. */
  #amounts(row: Row, qty: Quantity, price: UnitPrice | null, currency: CurrencyCode): LineAmounts {
    const cells = this.#cells;
    const rounding = this.#rounding;
    const given = {
      net: amountOrNull(row, cells.net, currency, this.#marks, rounding.net),
      tax: amountOrNull(row, cells.tax, currency, this.#marks, rounding.tax),
      total: amountOrNull(row, cells.total, currency, this.#marks, rounding.total),
    };
    const discount = amountOrNull(row, cells.discount, currency, this.#marks) ?? ZERO;
    const tax =
      given.tax ?? (given.net !== null && given.total !== null ? subtract(given.total, given.net) : ZERO);
    const net =
      given.net ??
      (given.total === null ? null : subtract(given.total, tax)) ??
      this.#netOfPrice(row, qty, price, discount, tax, currency);
    const total = add(net, tax);
    if (given.total !== null && given.total !== total && rounding.total === 'as-given') {
      throw new RowError(
        'order-rows-disagree',
        cells.total?.name ?? null,
        row.fields[cells.total?.index ?? -1] ?? null,
      );
    }
    return { discount, net, tax, total };
  }

  #netOfPrice(
    row: Row,
    qty: Quantity,
    price: UnitPrice | null,
    discount: Minor,
    tax: Minor,
    currency: CurrencyCode,
  ): Minor {
    if (price === null) {
      const cell = this.#cells.unitPrice ?? this.#cells.net ?? this.#cells.total;
      throw new RowError('value-missing', cell?.name ?? null, row.text === '' ? null : '');
    }
    const afterDiscount = subtract(lineAmount(price, qty, currency), discount);
    return this.#profile.priceIncludesTax ? subtract(afterDiscount, tax) : afterDiscount;
  }
}

interface LineAmounts {
  readonly discount: Minor;
  readonly net: Minor;
  readonly tax: Minor;
  readonly total: Minor;
}

/** A price for a file that has none, for show: the amounts rule. */
function derivedPrice(
  amounts: LineAmounts,
  qty: Quantity,
  currency: CurrencyCode,
  withTax: boolean,
): UnitPrice {
  if (qty === 0) return unitPrice(0);
  const amount = add(amounts.discount, withTax ? amounts.total : amounts.net);
  const scale = 10n ** BigInt(9 - exponentOf(currency));
  return unitPrice(Number(divideRounded(BigInt(amount) * scale, BigInt(qty), 'half-away-from-zero')));
}

function lineType(row: Row, cell: Binding['line']['type']): PosLineType {
  const text = textOrNull(row, cell);
  if (text === null || text === 'item') return 'item';
  if (text === 'service-charge') return 'service-charge';
  throw new RowError('value-not-allowed', cell?.name ?? null, text);
}
