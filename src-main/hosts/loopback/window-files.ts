import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from './refusal.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Vite writes a hash of the content into these names: under one name there is ever one content. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/u;
const A_YEAR_SECONDS = 31_536_000;
const PAGE = '/index.html';

/** A file of the window, ready to be sent. */
export interface WindowFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly body: Buffer;
  /** The page itself, which is told its nonce. */
  readonly isPage: boolean;
}

/** The built window. */
export interface WindowFiles {
  /**
   * @param address the path of an address, as it was sent
   * @param wantsPage whether the browser asks for a page: the window's own addresses all are the one page
   * @throws Refusal 400 for an address that tries to leave, 404
   */
  find(address: string, wantsPage: boolean): Promise<WindowFile>;
}

/**
 * Lists the files of the window once. Only what is on the list is ever opened: no spelling of an
 * address can lead out of the folder, because no address is ever made into a path.
 * @returns null when the window is not built
 */
export function openWindowFiles(folder: string): WindowFiles | null {
  if (!existsSync(path.join(folder, 'index.html'))) return null;
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).replaceAll(path.sep, '/')}`, file);
  }
  return {
    find: async (address, wantsPage) => {
      const name = nameIn(address);
      const found = name === '/' || (wantsPage && !files.has(name)) ? PAGE : name;
      const file = files.get(found);
      if (file === undefined) throw new Refusal(404, 'not-found');
      return {
        type: TYPES[path.extname(found)] ?? 'application/octet-stream',
        cacheControl: cacheControl(found),
        body: await readFile(file),
        isPage: found === PAGE,
      };
    },
  };
}

function cacheControl(name: string): string {
  if (HASHED.test(name)) return `public, max-age=${A_YEAR_SECONDS}, immutable`;
  return name === PAGE ? 'no-store' : 'no-cache';
}

/** @throws Refusal 400 for what no address of the window looks like, before it is looked for */
function nameIn(address: string): string {
  const parts = address.split('/').slice(1);
  return `/${parts.map(decodedPart).join('/')}`;
}

function decodedPart(part: string): string {
  let decoded: string;
  try {
    decoded = decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'address');
  }
  if (decoded === '.' || decoded === '..' || /[/\\\0]/u.test(decoded)) throw new Refusal(400, 'address');
  return decoded;
}
