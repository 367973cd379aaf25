import type { Ticker } from '../core/ports/index.ts';

/** Timers of this process; none keeps it alive. */
export const processTicker: Ticker = {
  every(ms, call) {
    const timer = setInterval(call, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
