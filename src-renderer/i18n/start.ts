import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLanguage, FALLBACK_LANGUAGE, LANGUAGES } from './languages.ts';

/**
 * Loads every text of the window before its first paint: they are a few kilobytes, and a window that
 * shows keys for a moment looks broken.
 * @param wanted the person's languages, best first
 */
export async function startTexts(wanted: readonly string[]): Promise<void> {
  const language = chooseLanguage(wanted);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: FALLBACK_LANGUAGE,
    resources: Object.fromEntries(Object.entries(LANGUAGES).map(([tag, { window }]) => [tag, window])),
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    keySeparator: false,
    nsSeparator: false,
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
}
