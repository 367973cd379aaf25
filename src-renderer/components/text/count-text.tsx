import { useLocale } from '../../i18n/index.ts';
import { Figure } from './figure.tsx';
import { formatCount } from './numbers.ts';

/** A whole number with its thousands marked. */
export function CountText(props: { readonly count: number; readonly dimmed?: boolean }) {
  const locale = useLocale();
  return <Figure dimmed={props.dimmed}>{formatCount(props.count, locale)}</Figure>;
}
