import type { CancelSignal, Clock, OnProgress, Tasks } from '../core/ports/index.ts';
import { inputFailure } from '../ipc/serve.ts';
import { type Reply, requests, type TaskChannel, type TaskView } from '../../src-shared/ipc/contract.ts';
import type { Emit } from '../../src-shared/ipc/events.ts';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import { type DefectBook, noteDefect } from './defect.ts';
import { TaskRecord } from './task-record.ts';
import type { Turns } from './turns.ts';

const MAX_WAITING = 20;
/** Ended tasks that a window which connects again still finds. */
const KEPT_ENDED = 20;
/** While a task runs, lists that are open show what has come, at most this often. */
const CHANGED_EVERY_MS = 1000;

/** What the work of one task gets in the place of the engine's own. */
export interface TaskConditions {
  readonly signal: CancelSignal;
  readonly onProgress: OnProgress;
}

export interface TaskParts extends DefectBook {
  /** Does the work as any host's request would be done; rejects only for defects. */
  run(channel: TaskChannel, input: unknown, conditions: TaskConditions): Promise<Reply<TaskChannel>>;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly turns: Turns;
  /** Aborted when the engine closes: ends whatever runs. */
  readonly signal: AbortSignal;
  /** Milliseconds that only rise. */
  readonly now?: () => number;
}

/** Tasks with their end. */
export interface TaskList extends Tasks {
  /** Takes what waits off the queue, asks what runs to stop and waits for it. Nothing starts after. */
  stop(): Promise<void>;
}

export function createTasks(parts: TaskParts): TaskList {
  const { clock, emit, turns } = parts;
  const now = parts.now ?? (() => performance.now());
  /** Oldest first. */
  const records: TaskRecord[] = [];
  let stopped = false;

  const endedAt = (): string => formatInstant(clock.now());
  const ends = new Map<string, PromiseWithResolvers<TaskView>>();
  const tell = (task: TaskView): void => {
    emit('task', { task });
    if (task.endedAt === null) return;
    ends.get(task.id)?.resolve(task);
    ends.delete(task.id);
  };
  const forgetOld = (): void => {
    const ended = records.filter((record) => record.hasEnded);
    for (const old of ended.slice(0, -KEPT_ENDED)) records.splice(records.indexOf(old), 1);
  };
  const cancel = (record: TaskRecord): void => {
    record.askToStop();
    if (record.view.state !== 'queued') return;
    record.end('cancelled', endedAt(), null);
    forgetOld();
  };
  const work = async (record: TaskRecord, input: unknown): Promise<void> => {
    if (record.hasEnded) return;
    record.begin();
    const { state, outcome } = await runTask(parts, record, input, now);
    record.end(state, endedAt(), outcome);
    forgetOld();
  };

  return {
    start(channel, input) {
      if (stopped) throw new ExpectedFailure('engine-stopped');
      refuseBadInput(channel, input);
      const waiting = records.filter(({ view }) => view.state === 'queued').length;
      if (waiting >= MAX_WAITING) {
        throw new ExpectedFailure('too-many-tasks', { retry: 'now', data: { limit: MAX_WAITING } });
      }
      const startedAt = formatInstant(clock.now());
      const record = new TaskRecord({ id: parts.ids.uuid(), channel, startedAt }, tell, now);
      records.push(record);
      // What goes wrong in it is in its outcome; what is thrown here is a defect of this very file.
      void turns.take(() => work(record, input));
      return record.view;
    },
    cancel(id) {
      const record = records.find(({ view }) => view.id === id);
      if (record === undefined) throw new ExpectedFailure('task-not-found', { where: id, data: { id } });
      cancel(record);
      return record.view;
    },
    async whenEnded(id) {
      const record = records.find(({ view }) => view.id === id);
      if (record === undefined) throw new ExpectedFailure('task-not-found', { where: id, data: { id } });
      if (record.hasEnded) return record.view;
      const end = ends.get(id) ?? Promise.withResolvers<TaskView>();
      ends.set(id, end);
      return end.promise;
    },
    list: () => records.map(({ view }) => view).toReversed(),
    async stop() {
      stopped = true;
      // A copy: those that end are forgotten meanwhile.
      for (const record of records.slice()) cancel(record);
      await turns.idle();
    },
  };
}

/** Runs one task to its end; everything that can come of it is a value. */
async function runTask(
  parts: TaskParts,
  record: TaskRecord,
  input: unknown,
  now: () => number,
): Promise<{ readonly state: 'done' | 'failed' | 'cancelled'; readonly outcome: TaskView['outcome'] }> {
  const { channel } = record.view;
  const topics = requests[channel].changes ?? [];
  const tellChanged = (): void => {
    if (topics.length > 0) parts.emit('changed', { topics });
  };
  const signal = AbortSignal.any([record.stop.signal, parts.signal]);
  let changedAtMs = now();
  const onProgress: OnProgress = (progress) => {
    record.progress(progress);
    if (now() - changedAtMs < CHANGED_EVERY_MS) return;
    changedAtMs = now();
    tellChanged();
  };
  try {
    const reply = await parts.run(channel, input, { signal, onProgress });
    if (!reply.ok) return { state: 'failed', outcome: reply };
    return { state: signal.aborted ? 'cancelled' : 'done', outcome: reply };
  } catch (error) {
    // Work that had no safe place of its own stops by throwing the signal's reason.
    if (signal.aborted && error === signal.reason) return { state: 'cancelled', outcome: null };
    return { state: 'failed', outcome: { ok: false, failure: noteDefect(parts, channel, error) } };
  } finally {
    // Also what failed or was cancelled has usually stored a part of its work.
    tellChanged();
  }
}

/** Thrown, and not kept as a failed task: the person corrects it where they have written it. */
function refuseBadInput(channel: TaskChannel, input: unknown): void {
  const problem = inputFailure(channel, input);
  if (problem === null) return;
  const { code, where, data } = problem;
  throw new ExpectedFailure(code, { data, ...(where === null ? {} : { where }) });
}
