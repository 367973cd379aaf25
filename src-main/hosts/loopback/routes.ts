import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { parseInput } from '../window/check-input.ts';
import { withStyleNonce } from '../window/csp.ts';
import type { WindowGate } from '../window/gate-port.ts';
import { bytesOf, readJson, requireContentType } from './body.ts';
import type { Door } from './door.ts';
import type { EventStreams } from './event-streams.ts';
import { Refusal, requireMethod } from './refusal.ts';
import { sendFile, sendJson } from './send.ts';
import type { Uploads } from './uploads.ts';
import type { WindowFiles } from './window-files.ts';

/** More than this from one upload is not picked one by one; a folder is one handle. */
const MAX_PICKED_FILES = 500;

const uploadBegin = z.strictObject({ name: z.string().max(300).optional() });
const uploadEnd = z.strictObject({ as: z.enum(['folder', 'files']) });

/** What requests are answered with. */
export interface Site {
  readonly door: Door;
  readonly gate: WindowGate;
  readonly files: WindowFiles;
  readonly events: EventStreams;
  readonly uploads: Uploads;
}

/**
 * Answers a request by its address; README.md lists them.
 * @throws Refusal, or ExpectedFailure for an answer that is a failure
 */
export async function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  styleNonce: string,
): Promise<void> {
  site.door.requireOwnPage(request);
  const address = (request.url ?? '').split(/[?#]/u)[0] ?? '';
  if (!address.startsWith('/')) throw new Refusal(400, 'address');
  const [room = '', ...rest] = address.split('/').slice(1);
  if (room === 'enter') {
    enter(site, request, response, rest);
    return;
  }
  site.door.requireSession(request);
  switch (room) {
    case 'call':
      return answerCall(site, request, response, rest);
    case 'file':
      return answerFile(site, request, response, rest);
    case 'upload':
      return answerUpload(site, request, response, rest);
    case 'events':
      requireMethod(request.method, 'GET');
      site.events.open(response);
      return;
    default:
      requireMethod(request.method, 'GET');
      return answerWindow(site, request, response, { address, styleNonce });
  }
}

function enter(
  { door }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  rest: readonly string[],
): void {
  requireMethod(request.method, 'GET');
  const cookie = door.enter(request, onlyPart(rest));
  response.writeHead(303, {
    location: '/',
    'cache-control': 'no-store',
    ...(cookie === null ? {} : { 'set-cookie': cookie }),
  });
  response.end();
}

async function answerCall(
  { gate }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  rest: readonly string[],
): Promise<void> {
  requireMethod(request.method, 'POST');
  const channel = onlyPart(rest);
  sendJson(response, await gate.call(channel, await readJson(request)));
}

async function answerFile(
  { gate }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  rest: readonly string[],
): Promise<void> {
  requireMethod(request.method, 'POST');
  const channel = onlyPart(rest);
  const begun = await gate.file(channel, await readJson(request));
  if (begun.ok) await sendFile(response, begun.file);
  else sendJson(response, begun);
}

async function answerUpload(
  { uploads, gate }: Site,
  request: IncomingMessage,
  response: ServerResponse,
  [id, name, ...rest]: readonly string[],
): Promise<void> {
  requireMethod(request.method, 'POST');
  if (id === undefined) {
    const { name: folder } = parseInput('upload', uploadBegin, await readJson(request));
    sendJson(response, { ok: true, value: { id: uploads.begin(folder ?? null) } });
  } else if (name === undefined) {
    const { as } = parseInput('upload', uploadEnd, await readJson(request));
    sendJson(response, { ok: true, value: { chosen: chosenOf(uploads, gate, decoded(id), as) } });
  } else {
    requireContentType(request, 'application/octet-stream');
    const announced = Number(request.headers['content-length'] ?? Number.NaN);
    const kept = await uploads.receive(
      decoded(id),
      onlyPart([name, ...rest]),
      bytesOf(request),
      Number.isFinite(announced) ? announced : null,
    );
    sendJson(response, { ok: true, value: { name: kept } });
  }
}

/** What was sent, as places that the window may name from now on. */
function chosenOf(
  uploads: Uploads,
  gate: WindowGate,
  id: string,
  as: 'folder' | 'files',
): ReturnType<WindowGate['admit']>[] {
  const { folder, files } = uploads.finish(id, as === 'files' ? MAX_PICKED_FILES : null);
  const paths = as === 'folder' ? [folder] : files;
  return paths.map((path) => gate.admit({ path, kind: as === 'folder' ? 'folder' : 'file' }));
}

async function answerWindow(
  { files }: Site,
  { headers }: IncomingMessage,
  response: ServerResponse,
  { address, styleNonce }: { readonly address: string; readonly styleNonce: string },
): Promise<void> {
  const file = await files.find(address, (headers.accept ?? '').includes('text/html'));
  const body = file.isPage ? Buffer.from(withStyleNonce(file.body.toString('utf8'), styleNonce)) : file.body;
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': body.length,
    'cache-control': file.cacheControl,
  });
  response.end(body);
}

/** The one part that the rest of an address must be. @throws Refusal 404 for none or more */
function onlyPart(rest: readonly string[]): string {
  const [part = ''] = rest;
  if (part === '' || rest.length > 1) throw new Refusal(404, 'not-found');
  return decoded(part);
}

/** @throws Refusal 400 */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'address');
  }
}
