import type { JobMark } from '../ports/index.ts';
import type { JobOutcome } from '../../../src-shared/model/index.ts';
import type { Instant } from '../../../src-shared/time/index.ts';
import { lastBetween, type Timetable } from './occurrences.ts';

/** A run that fails, or takes the program with it, is begun so often; then the next occurrence is waited for. */
export const MAX_TRIES = 3;

/** Between them, so that a network that is not up yet after sleep, or a defect, is not asked again at once. */
export const TRY_AGAIN_MS = 10 * 60_000;

/**
 * For so long a clock that shows an earlier time is taken for one that was set wrongly for a while: nothing
 * runs, so that nothing runs twice. A clock that has gone on so long is right, and what was before was wrong.
 */
export const CLOCK_TRUSTED_MS = 24 * 60 * 60_000;

/** A job that is new, or counts anew: what was due before is nobody's loss. */
export function freshMark(now: Instant): JobMark {
  return { through: now, due: null, tries: 0, triedAt: null, behindSince: null };
}

/** What is to run now, if anything, and what to keep. However many occurrences were missed, they come to one. */
export function lookAt(
  timetable: Timetable,
  kept: JobMark | null,
  now: Instant,
): { readonly mark: JobMark; readonly run: Instant | null } {
  if (kept === null) return { mark: freshMark(now), run: null };
  if (now < (kept.due ?? kept.through)) return { mark: behind(kept, now), run: null };
  const mark = kept.behindSince === null ? kept : { ...kept, behindSince: null };
  const last = lastBetween(timetable, mark.due ?? mark.through, now);
  if (last === null && mark.due === null) return { mark, run: null };
  const wanted = last === null ? mark : { ...mark, due: last, tries: 0 };
  if (wanted.tries >= MAX_TRIES) return { mark: doneWith(wanted), run: null };
  return { mark, run: isTooSoon(wanted, now) ? null : wanted.due };
}

/** To be kept before a run begins: if it takes the program with it, the next start knows of it. */
export function begun(mark: JobMark, due: Instant, now: Instant): JobMark {
  return { ...mark, due, tries: mark.due === due ? mark.tries + 1 : 1, triedAt: now };
}

/** To be kept when a run has ended. What a person cancelled is not begun again; what failed is, for a while. */
export function ended(mark: JobMark, outcome: JobOutcome): JobMark {
  if (outcome === 'stopped') return { ...mark, tries: Math.max(0, mark.tries - 1), triedAt: null };
  return outcome === 'failed' && mark.tries < MAX_TRIES ? mark : doneWith(mark);
}

function doneWith(mark: JobMark): JobMark {
  return { ...mark, through: mark.due ?? mark.through, due: null, tries: 0, triedAt: null };
}

function isTooSoon({ triedAt }: JobMark, now: Instant): boolean {
  return triedAt !== null && now >= triedAt && now - triedAt < TRY_AGAIN_MS;
}

function behind(kept: JobMark, now: Instant): JobMark {
  const since = kept.behindSince === null || now < kept.behindSince ? now : kept.behindSince;
  if (now - since >= CLOCK_TRUSTED_MS) return freshMark(now);
  return since === kept.behindSince ? kept : { ...kept, behindSince: since };
}
