/** The scheme that the window's own files are served under, and the page that a window opens. */
export const SCHEME = 'app';
export const HOST = 'daybook';
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

/** Where the window's page comes from: its address, and the only origin that may speak to Daybook. */
export interface PageSource {
  readonly url: string;
  readonly origin: string;
}

/**
 * The shipped page; a development server's instead, but never in a packaged program, where such a
 * variable could only have been set by somebody else.
 */
export function pageSource(env: NodeJS.ProcessEnv, isPackaged: boolean): PageSource {
  const development = env['ELECTRON_RENDERER_URL'];
  if (isPackaged || development === undefined || !URL.canParse(development)) {
    return { url: `${APP_ORIGIN}/`, origin: APP_ORIGIN };
  }
  return { url: development, origin: originOf(development) };
}

/**
 * Scheme and host, with port. For schemes of our own `URL.origin` says "null", which would make
 * every one of them equal.
 */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host, username, password } = new URL(url);
  // With credentials in it an address only looks like ours.
  return username === '' && password === '' && host !== '' ? `${protocol}//${host}` : '';
}
