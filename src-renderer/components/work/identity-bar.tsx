import type { IdentityView } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { type Tone, toned } from '../status/tone.ts';
import { MoneyText } from '../text/money-text.tsx';
import { isZero } from '../text/numbers.ts';
import classes from './work.module.css';

/** The right side of the equation, in its order; the tones are those of the members' badges. */
const TERMS = [
  ['posted', 'positive'],
  ['waiting', 'info'],
  ['onOrder', 'change'],
  ['held', 'warning'],
  ['excluded', 'neutral'],
] as const satisfies readonly (readonly [keyof IdentityView, Tone])[];

/** source = posted + waiting + on order + held + excluded, as an equation and as a bar. */
export function IdentityBar(props: {
  readonly identity: IdentityView;
  /** ISO 4217. */
  readonly currency: string;
}) {
  const t = useTexts('components');
  const { identity, currency } = props;
  const shares = TERMS.filter(([term]) => !isZero(identity[term]));
  return (
    <div role="group" aria-label={t('identity.label')}>
      <dl className={classes['equation']}>
        <div className={classes['term']}>
          <dt>{t('identity.source')}</dt>
          <dd>
            <MoneyText amount={identity.source} currency={currency} />
          </dd>
        </div>
        {TERMS.map(([term, tone]) => (
          <div key={term} className={classes['term']} data-zero={isZero(identity[term]) ? '' : undefined}>
            <dt>
              <span {...toned(tone, classes['swatch'])} aria-hidden />
              {t(`identity.${term}`)}
            </dt>
            <dd>
              <MoneyText amount={identity[term]} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes['bar']} aria-hidden>
        {shares.map(([term, tone]) => (
          // A width is a picture, not an amount: a float is fine, and returns count by their size.
          <div
            key={term}
            {...toned(tone, classes['share'])}
            style={{ flexGrow: Math.abs(Number(identity[term])) }}
          />
        ))}
      </div>
    </div>
  );
}
