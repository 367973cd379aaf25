import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

const SECRET_BYTES = 32;

/** Who may come in: whoever opens the link that was printed, once, and that browser from then on. */
export interface Door {
  /** The path of the link. */
  readonly link: string;
  /**
   * Looks where a request comes from, before anything else of it is read: the name in the address
   * defeats other names that lead to this computer, the origin other pages in the same browser.
   * @throws Refusal 403
   */
  requireOwnPage(request: IncomingMessage): void;
  /** @throws Refusal 403 without the cookie of this run */
  requireSession(request: IncomingMessage): void;
  /**
   * Takes the token of a link, once. Answers the cookie to set; null where the browser that comes again
   * has it already.
   * @throws Refusal 403 for a used or a wrong one
   */
  enter(request: IncomingMessage, token: string): string | null;
}

/** @param origin that of the window, such as `http://daybook-x.localhost:47613` */
export function createDoor(origin: string): Door {
  const { host, port } = new URL(origin);
  const token = newSecret();
  const session = newSecret();
  // Cookies are kept by name and not by port: a second Daybook must not put out the first one's.
  const cookie = `daybook-${port}`;
  let isUsed = false;

  function hasSession(request: IncomingMessage): boolean {
    return isSame(cookieOf(request, cookie), session);
  }

  return {
    link: `/enter/${token}`,
    requireOwnPage: ({ method, headers }) => {
      const site = headers['sec-fetch-site'];
      const reads = method === 'GET';
      const isOwn =
        headers.host === host &&
        // Browsers name the origin of everything but a plain GET.
        (headers.origin === origin || (reads && headers.origin === undefined)) &&
        // `none` is a link or a bookmark that the person has opened.
        (site === undefined || site === 'same-origin' || (reads && site === 'none'));
      if (!isOwn) throw new Refusal(403, 'foreign');
    },
    requireSession: (request) => {
      if (!hasSession(request)) throw new Refusal(403, 'no-session');
    },
    enter: (request, shown) => {
      if (!isSame(shown, token)) throw new Refusal(403, 'link-wrong');
      if (isUsed && !hasSession(request)) throw new Refusal(403, 'link-used');
      if (isUsed) return null;
      isUsed = true;
      return `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Takes as long for any two texts: how far a guess was right must not be measurable. */
function isSame(shown: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(secret));
}

function cookieOf({ headers }: IncomingMessage, name: string): string {
  const parts = (headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}
