import type { Sink, WorkProgress } from './command.ts';

/** Shows how far long work is, on stderr so that it is never part of a result. */
export interface ProgressReporter {
  readonly show: (progress: WorkProgress) => void;
  /** Takes an unfinished line away, before anything else is printed. */
  clear(): void;
}

const ERASE_LINE = '\r\u001B[2K';

/** On a terminal one line that is rewritten; elsewhere one line per phase, so that a job's log stays short. */
export function progressReporter(stderr: Sink): ProgressReporter {
  let shown = '';
  let phase = '';
  return {
    show: (progress) => {
      if (stderr.columns === null) {
        if (progress.phase !== phase) void stderr.write(`${progress.phase}…\n`);
        phase = progress.phase;
        return;
      }
      const line = lineOf(progress).slice(0, Math.max(0, stderr.columns - 1));
      if (line === shown) return;
      shown = line;
      void stderr.write(ERASE_LINE + line);
    },
    clear: () => {
      if (shown !== '') void stderr.write(ERASE_LINE);
      shown = '';
    },
  };
}

function lineOf({ phase, subject, done, total, unit }: WorkProgress): string {
  const part = total === null || total === 0 ? `${done} ${unit}` : `${Math.floor((done / total) * 100)} %`;
  return `${phase} ${subject} ${part}`.replaceAll(/\p{Cc}/gu, ' ');
}
