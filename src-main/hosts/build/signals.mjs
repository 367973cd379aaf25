import { constants } from 'node:os';

/**
 * From now on a signal ends this program by way of its `exit` event, where whoever has started another
 * program ends that one too: without a listener Node is gone at once and leaves it behind.
 * @returns {() => void} stops that
 */
export function exitOnSignals() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
  const exit = (signal) => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, exit);
  return () => {
    for (const signal of signals) process.off(signal, exit);
  };
}
