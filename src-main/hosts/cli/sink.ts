import type { Writable } from 'node:stream';
import type { Sink } from './command.ts';

/** Narrower terminals are treated as this wide: a table in less is not readable anyway. */
const MIN_COLUMNS = 80;

/** What the system says when the reader of a pipe has gone. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
 * A stream of the process. `daybook … | head` closes its end early: that is no error of ours, so the
 * rest is thrown away and the work ends as it would have. A full disk is one, and is thrown.
 */
export function sinkOf(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }): Sink {
  let gone = false;
  // Without a listener the process would end here, in the middle of its work; the write below is told too.
  stream.on('error', () => {
    gone = true;
  });
  return {
    columns: stream.isTTY === true ? Math.max(MIN_COLUMNS, stream.columns ?? MIN_COLUMNS) : null,
    write: async (text) =>
      gone
        ? false
        : new Promise((resolve, reject) => {
            stream.write(text, (error: (Error & { readonly code?: string }) | null | undefined) => {
              if (!error) resolve(true);
              else if (READER_GONE.has(error.code ?? '')) resolve(false);
              else reject(error);
            });
          }),
  };
}
