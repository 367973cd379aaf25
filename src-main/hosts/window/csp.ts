import { randomBytes } from 'node:crypto';

/**
 * The content security policy of the window, the same in every host. Sent as a header with every
 * answer, so that also a refusal or a picture opened by itself is held to it.
 *
 * Mantine writes the theme's variables and its responsive rules into style elements while the page
 * runs; they carry the nonce. What it sets on single elements goes through the elements' style objects,
 * which no policy concerns, so nothing inline is allowed at all.
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** What goes with every answer beside the policy. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), payment=(), display-capture=()',
};

/** 128 random bits, new for every page that is sent. */
export function newStyleNonce(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * Tells a page the nonce of its styles. In an attribute of that name it can be read by the page's
 * scripts and by nothing else; Vite's own code looks for the same element.
 */
export function withStyleNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}
