import { useLocale } from '../../i18n/index.ts';
import { Figure } from './figure.tsx';
import { formatQuantity } from './numbers.ts';

/** A quantity, without the zeros at its end. */
export function QuantityText(props: {
  /** Decimal text. */
  readonly quantity: string;
  readonly dimmed?: boolean;
}) {
  const locale = useLocale();
  return <Figure dimmed={props.dimmed}>{formatQuantity(props.quantity, locale)}</Figure>;
}
