import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';

/** Bound here and nowhere else: no other computer reaches it. */
const ADDRESS = '127.0.0.1';
/** Nobody else's, so that it is mostly free and bookmarks live. */
const PREFERRED_PORT = 47_613;
const TRIED_PORTS = 20;
const FILE_NAME = 'loopback-name';
const NAME = /^daybook-[0-9a-f]{16}$/u;

/**
 * The name that the window is served under, made once on a computer. Pages that other programs serve on
 * `localhost` are another site to the browser, and nobody guesses this one.
 */
export function hostName(folder: string): string {
  const file = path.join(folder, FILE_NAME);
  const kept = readName(file);
  if (kept !== null) return `${kept}.localhost`;
  const name = `daybook-${randomBytes(8).toString('hex')}`;
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, `${name}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    // Another Daybook was quicker, or what lies there is no name.
    const other = readName(file);
    if (other !== null) return `${other}.localhost`;
    writeFileSync(file, `${name}\n`, { mode: 0o600 });
  }
  return `${name}.localhost`;
}

function readName(file: string): string | null {
  try {
    const name = readFileSync(file, 'utf8').trim();
    return NAME.test(name) ? name : null;
  } catch {
    return null;
  }
}

/**
 * Listens on the port that was asked for, else on the preferred one or one near it, else on any.
 * @returns the port; null when the one that was asked for cannot be had
 */
export async function listen(server: Server, asked: number | null): Promise<number | null> {
  if (asked !== null) return listenOn(server, asked);
  for (let port = PREFERRED_PORT; port < PREFERRED_PORT + TRIED_PORTS; port += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next one only when this one is taken
    const got = await listenOn(server, port);
    if (got !== null) return got;
  }
  return listenOn(server, 0);
}

function listenOn(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, ADDRESS, () => {
      server.off('error', onError);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : null);
    });
  });
}
