/** The accounting systems that can be posted to, lower case as on the command line. */
export const BOOKS_SYSTEMS = ['embedded', 'tryton'] as const;
export type BooksSystem = (typeof BOOKS_SYSTEMS)[number];

/**
 * Books that somebody else keeps can hold more than a ledger knows of. The embedded ones are in its own file:
 * they are restored and copied with it.
 * @param system of the books; one that this program does not know is no part of its file either
 */
export function isOverNetwork(system: string): boolean {
  return system !== 'embedded';
}

/**
 * Whether Daybook itself can take back what it has posted there. Where not, a changed day is never replaced
 * once it is in the books, and people reverse documents in the program that keeps them.
 * @param system of the books; of one that this program does not know nothing is promised
 */
export function takesBack(system: string): boolean {
  return system === 'embedded';
}

/** How books are reached; each system reads its own part. Secrets are kept by the host, never here. */
export interface BooksConnection {
  /** Address of the server, `https://…`; plain http on this computer only. */
  readonly url?: string;
  readonly database?: string;
  readonly user?: string;
  /** Name of the password or key in the host's store. */
  readonly secret?: string;
}

/**
 * A password goes over the network in every login: in clear to this computer only, and an address holds
 * neither a password nor a question of its own.
 */
export function isBooksAddress(text: string): boolean {
  const address = /^(https?):\/\/(\[[0-9a-f:]+\]|[\w.-]+)(:\d{1,5})?(\/[^?#@\s]*)?$/iu.exec(text);
  const [, protocol = '', host = ''] = address ?? [];
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(host.toLowerCase());
  return address !== null && (protocol.toLowerCase() === 'https' || isHere);
}

export function isBooksSystem(text: string): text is BooksSystem {
  return BOOKS_SYSTEMS.some((system) => system === text);
}
