// A lock between processes, for what two of them must not do at a time.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Nothing under such a lock takes this long: whoever still has it has hung, or its pid is another's now. */
const STALE_MS = 10 * 60_000;
/** A folder without a pid was just made, or its maker died in between. */
const PID_LATE_MS = 5_000;
const POLL_MS = 100;

/**
 * Does the work while holding the lock, after waiting for whoever has it.
 * @template Result
 * @param {string} folder the lock: making it is one step for the operating system, so one process wins
 * @param {(line: string) => void} log
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(folder, log, work) {
  let told = false;
  while (!take(folder)) {
    const stale = staleHolder(folder);
    if (stale !== null) {
      clear(folder, stale.pid);
      continue;
    }
    if (!told) log('Waiting for another process that is building ...');
    told = true;
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {boolean} whether it was free and is ours now
 */
function take(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(path.join(folder, 'pid'), String(process.pid));
  return true;
}

/**
 * @param {string} folder
 * @returns {{ readonly pid: number | undefined } | null} the holder that is gone, null while there is one
 */
function staleHolder(folder) {
  try {
    const ageMs = Date.now() - statSync(folder).mtimeMs;
    const pid = pidIn(folder);
    const isGone = pid === undefined ? ageMs > PID_LATE_MS : ageMs > STALE_MS || !isRunning(pid);
    return isGone ? { pid } : null;
  } catch (error) {
    // Given back in this moment.
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @param {string} folder
 * @returns {number | undefined}
 */
function pidIn(folder) {
  try {
    return Number(readFileSync(path.join(folder, 'pid'), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Moved before it is deleted: of two that find it stale, one moves it. The slower one may find there what
 * the quicker one has taken since, and gives that back.
 * @param {string} folder
 * @param {number | undefined} stalePid of the holder that is gone
 */
export function clear(folder, stalePid) {
  const aside = `${folder}-stale-${process.pid}`;
  try {
    renameSync(folder, aside);
    if (pidIn(aside) !== stalePid) {
      renameSync(aside, folder);
      return;
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

/**
 * @param {unknown} error
 * @returns {unknown}
 */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
