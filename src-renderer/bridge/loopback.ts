import type { Bridge, BridgeSaved } from '../../src-shared/ipc/bridge.ts';
import { post, replyIn, send, unreachable } from './http.ts';
import { hearEvents } from './loopback-events.ts';
import { pickAndUpload } from './upload.ts';

/** A browser may ask where to save before it reads the file; until then its address must hold. */
const OFFER_MS = 60_000;

/** The bridge over HTTP to the host that served this page; see hosts/loopback/README.md. */
export function loopbackBridge(): Bridge {
  return {
    call: (channel, input) =>
      // A browser cannot name a folder of the computer, so its files are sent.
      channel === 'host.choose' ? pickAndUpload(input) : post(`/call/${encodeURIComponent(channel)}`, input),
    save,
    subscribe: hearEvents,
  };
}

async function save(channel: string, input: unknown): Promise<BridgeSaved> {
  const response = await send(
    `/file/${encodeURIComponent(channel)}`,
    'application/json',
    JSON.stringify(input),
  );
  const coded = response instanceof Response ? response.headers.get('daybook-file-name') : null;
  // Without a name it is no file but the reason why there is none.
  if (!(response instanceof Response) || coded === null) return (await replyIn(response)) as BridgeSaved;
  const name = decodeURIComponent(coded);
  try {
    offer(await response.blob(), name);
  } catch {
    return unreachable();
  }
  return { ok: true, value: { name } };
}

/** Hands a whole file to the browser, which saves it where it saves things. */
function offer(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), OFFER_MS);
}
