import type { FailureCode } from '../../src-shared/model/index.ts';
import type { ExplainingTexts } from '../../src-shared/text/index.ts';
import differences from '../../resources/locales/en/differences.json';
import audit from '../../resources/locales/en/audit.json';
import failures from '../../resources/locales/en/failures.json';
import notices from '../../resources/locales/en/notices.json';
import rejections from '../../resources/locales/en/rejections.json';
import windowCures from '../../resources/locales/en/window-cures.json';

/** Namespace → key → text. Each feature of the window has a file of its own. */
export type WindowTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One language of the window. A further one is a folder in resources/locales and an entry below. */
interface Language {
  readonly window: WindowTexts;
  readonly explaining: ExplainingTexts;
}

const english = import.meta.glob<Readonly<Record<string, string>>>(
  '../../resources/locales/en/window/*.json',
  {
    eager: true,
    import: 'default',
  },
);

/** `…/window/digests.json` → `digests`. */
function byNamespace(files: typeof english): WindowTexts {
  return Object.fromEntries(
    Object.entries(files).map(([file, texts]) => [file.replace(/^.*\/|\.json$/gu, ''), texts]),
  );
}

/** Some cures name commands: where a window has no such thing, its own words take their place. */
function withCures(
  all: ExplainingTexts['failures'],
  cures: Readonly<Partial<Record<FailureCode, string>>>,
): ExplainingTexts['failures'] {
  const own = Object.entries(cures) as readonly (readonly [FailureCode, string])[];
  return { ...all, ...Object.fromEntries(own.map(([code, cure]) => [code, { ...all[code], cure }])) };
}

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    window: byNamespace(english),
    explaining: { failures: withCures(failures, windowCures), notices, rejections, differences, audit },
  },
};

/** For a person to choose from, each in its own words. */
export const LANGUAGE_NAMES = [{ value: 'en', label: 'English' }] as const;

export const FALLBACK_LANGUAGE = 'en';

/** The first of a person's languages that Daybook speaks. */
export function chooseLanguage(wanted: readonly string[]): string {
  const known = wanted.map((tag) => tag.split('-')[0] ?? '').find((tag) => tag in LANGUAGES);
  return known ?? FALLBACK_LANGUAGE;
}
