type Listener = (from: string, to: string) => void;

const listeners = new Set<Listener>();

/** What a store remembers of a stream by its name follows the stream to its new one. */
export function onStreamRenamed(listener: Listener): void {
  listeners.add(listener);
}

/** A stream was renamed here. */
export function streamRenamed(from: string, to: string): void {
  for (const listener of listeners) listener(from, to);
}
