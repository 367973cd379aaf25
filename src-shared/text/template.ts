/** What fills the placeholders of a text. */
export type TextData = Readonly<Record<string, string | number | null | undefined>>;

const OPTIONAL_PART = /\[([^[\]]*)\]/gu;
const PLACEHOLDER = /\{(\w+(?:,\w+)*)(?:\|([^{}]*))?\}/gu;

/**
 * Fills `{name}` from data, `{name,place}` with the first of them that is there. `{name|this file}` says
 * what to write when it is missing; a part in square brackets is left out instead. What is missing
 * without either is a question mark, so that a text is never the reason that something fails.
 */
export function fillText(template: string, data: TextData): string {
  const valueOf = (names: string): string | undefined => {
    const name = names.split(',').find((name) => (data[name] ?? '') !== '');
    return name === undefined ? undefined : String(data[name]);
  };
  const isComplete = (part: string): boolean =>
    requiredPlaceholders(part).every((names) => valueOf(names) !== undefined);
  return template
    .replaceAll(OPTIONAL_PART, (_all, part: string) => (isComplete(part) ? part : ''))
    .replaceAll(PLACEHOLDER, (_all, names: string, fallback?: string) => valueOf(names) ?? fallback ?? '?');
}

/** The placeholders that have no other words for when they are missing. */
export function requiredPlaceholders(template: string): string[] {
  const found = [...template.matchAll(PLACEHOLDER)].filter(([, , fallback]) => fallback === undefined);
  return found.map(([, names = '']) => names);
}
