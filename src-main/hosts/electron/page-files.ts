import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PAGE_HEADERS, contentSecurityPolicy, newStyleNonce, withStyleNonce } from '../window/csp.ts';
import { HOST } from './origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Answers `app://daybook/…` with the window's own files out of this folder, and nothing else of the disk. */
export function servePageFiles(folder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    const nonce = newStyleNonce();
    const answer = (status: number, type: string, body: string | Buffer<ArrayBuffer>): Response =>
      new Response(body, {
        status,
        headers: {
          ...PAGE_HEADERS,
          'content-security-policy': contentSecurityPolicy(nonce),
          'content-type': type,
        },
      });
    const refuse = (status: number, text: string): Response =>
      answer(status, 'text/plain; charset=utf-8', text);
    if (method !== 'GET') return refuse(405, 'Method not allowed');
    const file = fileOf(folder, url);
    const type = file === null ? undefined : TYPES[path.extname(file)];
    if (file === null || type === undefined) return refuse(404, 'Not found');
    try {
      const body = await readFile(file);
      return answer(200, type, isPage(file) ? withStyleNonce(body.toString('utf8'), nonce) : body);
    } catch {
      return refuse(404, 'Not found');
    }
  };
}

function isPage(file: string): boolean {
  return path.extname(file) === '.html';
}

/**
 * The file that an address names. Every other spelling of a way out ends in null: a path is decoded
 * once, may hold neither a backslash nor a NUL nor a drive, and must end up inside the folder.
 */
export function fileOf(folder: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  if (host !== HOST) return null;
  const name = decoded(pathname);
  if (name === null || /[\\\0:]/u.test(name)) return null;
  // Routes of the page have no ending; its files do.
  const asked = path.extname(name) === '' ? '/index.html' : name;
  const file = path.join(folder, asked);
  return file.startsWith(folder + path.sep) ? file : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
