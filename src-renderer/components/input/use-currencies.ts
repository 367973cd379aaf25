import { useMemo } from 'react';
import { isCurrencyCode } from '../../../src-shared/money/index.ts';
import { useLocale } from '../../i18n/index.ts';

/** Currencies that Daybook can keep money in, by code and by name in the person's language. */
export function useCurrencies(): readonly { readonly value: string; readonly label: string }[] {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'currency' });
    return Intl.supportedValuesOf('currency')
      .filter(isCurrencyCode)
      .map((code) => ({ value: code, label: `${code}: ${names.of(code) ?? code}` }));
  }, [locale]);
}
