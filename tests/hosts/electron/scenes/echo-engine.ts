// An engine that says back what it hears, and does not end when it is told to.
import type { EventEmitter } from 'node:events';

const port = Reflect.get(process, 'parentPort') as EventEmitter & { postMessage(message: unknown): void };
process.on('SIGTERM', () => {});
port.on('message', ({ data }: { data: unknown }) => port.postMessage(data));
