/** What stands in the place of a secret. */
export const REDACTED = '•••';

/** Shorter text is no secret, and taking it out would tear ordinary words apart. */
const MIN_SECRET_CHARS = 4;

/** Takes registered secrets out of text. Whoever hands a secret out registers it first. */
export interface Redactor {
  register(secret: string): void;
  redact(text: string): string;
}

/**
 * Of this process or thread: every log in it goes through this one, whoever made it, so that a secret
 * which is registered once is in none of them.
 */
export const processRedactor: Redactor = createRedactor();

export function createRedactor(): Redactor {
  const secrets = new Set<string>();
  return {
    register: (secret) => {
      if (secret.length < MIN_SECRET_CHARS) return;
      secrets.add(secret);
      // In a line of JSON or an address the same secret is written in another way.
      secrets.add(JSON.stringify(secret).slice(1, -1));
      secrets.add(encodeURIComponent(secret));
    },
    redact: (text) => {
      // Longest first: a secret may contain another one.
      const longestFirst = [...secrets].toSorted((a, b) => b.length - a.length);
      return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, REDACTED), text);
    },
  };
}
