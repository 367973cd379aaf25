import { useLocale } from '../../i18n/index.ts';
import { Figure, type FigureSize } from './figure.tsx';
import { formatMoney, type Sign } from './numbers.ts';

/** An amount with its currency, exact to the last digit. */
export function MoneyText(props: {
  /** Decimal text at the currency's exponent. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly size?: FigureSize;
  readonly dimmed?: boolean;
  /** `always` writes a plus sign as well: for differences. */
  readonly sign?: Sign;
}) {
  const locale = useLocale();
  return (
    <Figure size={props.size} dimmed={props.dimmed}>
      {formatMoney(props.amount, props.currency, locale, props.sign)}
    </Figure>
  );
}
