// An engine thread that does nothing but ask its host, and tells what it was answered as an event.
import { parentPort } from 'node:worker_threads';
import { remoteHost } from '../../src-main/engine/remote-host.ts';
import type { FromEngine, ToEngine } from '../../src-main/link/protocol.ts';

const post = (message: unknown): void => parentPort?.postMessage(message, []);
const host = remoteHost({ post, onMessage: () => {} });
parentPort?.on('message', (message: ToEngine) => {
  if (message.type === 'host-answer') host.answered(message.id, message.answer);
});
post({ type: 'ready' } satisfies FromEngine);
const { secrets } = host.port;
await secrets.set('till', 'hush');
const kept = await secrets.get('till');
await secrets.remove('till');
const missing: unknown = await secrets.get('till').catch((error: unknown) => error);
await host.port.notify({ title: 'Posted', body: '3 days' });
const payload = { kept, missing: missing instanceof Error ? missing.message : 'found' };
post({ type: 'event', event: 'asked', payload } satisfies FromEngine);
