import { useLocale } from '../../i18n/index.ts';
import { Figure, type FigureSize } from './figure.tsx';
import { formatAmount, type Sign } from './numbers.ts';

/** An amount without its currency: for a table column that names the currency. Empty text shows nothing. */
export function AmountText(props: {
  /** Decimal text at the currency's exponent. */
  readonly amount: string;
  readonly size?: FigureSize;
  readonly dimmed?: boolean;
  readonly sign?: Sign;
}) {
  const locale = useLocale();
  return (
    <Figure size={props.size} dimmed={props.dimmed}>
      {formatAmount(props.amount, locale, props.sign)}
    </Figure>
  );
}
