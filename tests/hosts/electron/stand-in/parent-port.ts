// Loaded into a process that stands in for a utility process, before its own code.
import { EventEmitter } from 'node:events';

class ParentPort extends EventEmitter {
  readonly #early: unknown[] = [];
  constructor() {
    super();
    process.on('message', (data) => {
      if (this.listenerCount('message') === 0) this.#early.push(data);
      else this.emit('message', { data, ports: [] });
    });
    // Messages wait until somebody listens, as with the real one.
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.#tellEarly());
    });
    // Without its host a utility process is ended.
    process.on('disconnect', () => process.exit(0));
  }
  postMessage = (message: unknown): void => void process.send?.(message);
  #tellEarly(): void {
    for (const data of this.#early.splice(0)) this.emit('message', { data, ports: [] });
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
