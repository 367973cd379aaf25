/**
 * What the host's content security policy allows styles by that are written while the page runs: the
 * theme's variables. Empty where the host has put none into the page.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
