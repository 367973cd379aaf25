import path from 'node:path';
import type { Clock, Log } from '../core/ports/index.ts';
import { readBackupName } from '../../src-shared/model/index.ts';
import type { Instant } from '../../src-shared/time/index.ts';
import type { Engine } from './engine.ts';

/** A shop opens Daybook to work, and a backup keeps every change waiting while it is written. */
const FIRST_LOOK_MS = 15 * 60_000;
/** Short, because a computer that slept must not lose a day to a long timer. */
const LOOK_EVERY_MS = 10 * 60_000;
const A_DAY_MS = 24 * 60 * 60_000;
/** One that failed (a full disk) is told in the windows; not every ten minutes. */
const AGAIN_MS = 60 * 60_000;

/**
 * Makes a backup when the last automatic one is a day old, for as long as the engine runs. A ledger
 * without a stream has nothing to lose. It is a task like that of a person, so that windows tell why
 * changes wait, and it is not begun while another task is there.
 * @returns how to stop looking
 */
export function keepDailyBackup(
  engine: Pick<Engine, 'call'>,
  { ledger, clock, log }: { readonly ledger: string; readonly clock: Clock; readonly log: Log },
): () => void {
  let timer: NodeJS.Timeout;
  let begunAt: Instant | null = null;
  const look = async (): Promise<void> => {
    const listed = await engine.call('tasks.list', {});
    if (!listed.ok || listed.value.tasks.some(({ endedAt }) => endedAt === null)) return;
    if (begunAt !== null && clock.now() - begunAt < AGAIN_MS) return;
    if (!(await isDue(engine, ledger, clock))) return;
    const input = { channel: 'ledger.backup', input: { automatic: true } };
    const started = await engine.call('tasks.start', input);
    if (started.ok) begunAt = clock.now();
    else log.warn('backup', { code: started.failure.code });
  };
  const lookAgain = (afterMs: number): void => {
    timer = setTimeout(() => {
      // A defect in it is no reason to stop selling; the next look may be luckier.
      look()
        .catch((error: unknown) => log.warn('backup', { problem: String(error) }))
        .finally(() => lookAgain(LOOK_EVERY_MS));
    }, afterMs);
    timer.unref();
  };
  lookAgain(FIRST_LOOK_MS);
  return () => clearTimeout(timer);
}

async function isDue(engine: Pick<Engine, 'call'>, ledger: string, clock: Clock): Promise<boolean> {
  const streams = await engine.call('streams.list', {});
  if (!streams.ok || streams.value.streams.length === 0) return false;
  const kept = await engine.call('ledger.backups', {});
  if (!kept.ok) return false;
  const made = kept.value.backups.flatMap(({ name }) => {
    const told = readBackupName(path.basename(ledger), name);
    return told?.automatic === true && told.madeAt !== null ? [told.madeAt] : [];
  });
  return clock.now() - Math.max(0, ...made) >= A_DAY_MS;
}
