import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { usableLocale } from '../../src-shared/time/index.ts';

type TextData = Readonly<Record<string, string | number>>;

/**
 * A text by its key, its placeholders filled: numbers are written with their thousands marked, other
 * values as they are. `count` chooses between one and many.
 */
export type Say = (key: string, data?: TextData) => string;

/** The texts of one namespace: resources/locales/<language>/window/<namespace>.json. */
export function useTexts(namespace: string): Say {
  const { t } = useTranslation(namespace);
  const locale = useLocale();
  return useCallback(
    (key, data = {}) => {
      const { count } = data;
      return t(key, {
        ...(typeof count === 'number' ? { count } : {}),
        replace: written(data, locale),
      });
    },
    [t, locale],
  );
}

/** The language that numbers and dates are written in: the person's own variant where it fits. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  const own = navigator.languages.find((tag) => tag.split('-')[0] === i18n.language);
  return usableLocale(own ?? i18n.language) ?? i18n.language;
}

function written(data: TextData, locale: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'number' ? numbersOf(locale).format(value) : value,
    ]),
  );
}

/** Building one costs more than a screen's worth of texts. */
const formatters = new Map<string, Intl.NumberFormat>();

function numbersOf(locale: string): Intl.NumberFormat {
  const known = formatters.get(locale);
  if (known !== undefined) return known;
  const built = new Intl.NumberFormat(locale);
  formatters.set(locale, built);
  return built;
}
