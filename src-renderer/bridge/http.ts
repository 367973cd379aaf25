import type { BridgeReply } from '../../src-shared/ipc/bridge.ts';
import { type Failure, failure } from '../../src-shared/model/index.ts';

/** Why there is no answer, in the form of a reply. */
export interface Declined {
  readonly ok: false;
  readonly failure: Failure;
}

/** Sends JSON, answers the reply; a host that is gone or refuses is a failure like any other. */
export async function post(path: string, input: unknown): Promise<BridgeReply> {
  return replyIn(await send(path, 'application/json', JSON.stringify(input)));
}

/** @returns the response when the host has taken it, else why not */
export async function send(path: string, type: string, body: BodyInit): Promise<Response | Declined> {
  return taken(path, { method: 'POST', headers: { 'content-type': type }, body });
}

/** As `send`, for any request. */
export async function taken(path: string, request: RequestInit): Promise<Response | Declined> {
  try {
    const response = await fetch(path, request);
    if (response.ok) return response;
    return { ok: false, failure: failure('host-refused', { data: { text: await response.text() } }) };
  } catch {
    return unreachable();
  }
}

/** The reply that a response carries. A connection may also break in the middle of it. */
export async function replyIn(response: Response | Declined): Promise<BridgeReply> {
  if (!(response instanceof Response)) return response;
  try {
    return (await response.json()) as BridgeReply;
  } catch {
    return unreachable();
  }
}

export function unreachable(): Declined {
  return { ok: false, failure: failure('host-unreachable') };
}
