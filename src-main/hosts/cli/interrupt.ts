/**
 * A terminal sends Ctrl-C to all programs of a line, and npm hands its own on once more: what comes
 * so soon after the first is the same key.
 */
const SAME_KEY_MS = 500;

/**
 * Calls `stop` at the first SIGINT or SIGTERM; a second SIGINT ends the process at once. Answers how to
 * go back to the usual: the first one ends it.
 */
export function onInterrupt(stop: () => void): () => void {
  let stoppedMs: number | null = null;
  const handle = (signal: NodeJS.Signals): void => {
    if (stoppedMs === null) {
      stoppedMs = performance.now();
      stop();
      return;
    }
    if (signal !== 'SIGINT' || performance.now() - stoppedMs < SAME_KEY_MS) return;
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    process.off('SIGINT', handle);
    process.off('SIGTERM', handle);
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return release;
}
