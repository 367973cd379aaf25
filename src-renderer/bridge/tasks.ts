import { create } from 'zustand';
import type { TaskChannel, TaskView } from '../../src-shared/ipc/contract.ts';
import { failure } from '../../src-shared/model/index.ts';
import { ask } from './ask.ts';
import { ofLedger } from './of-ledger.ts';

interface Tasks {
  readonly byId: Readonly<Record<string, TaskView>>;
  /** Takes what an event or an answer says; what is older than what is known is dropped. */
  readonly see: (task: TaskView) => void;
  /** Reads where all of them stand, after the window was away. */
  readonly readAll: () => Promise<void>;
}

/** Long work, as far as this window has heard. */
export const useTasks = ofLedger(
  create<Tasks>()((set, get) => ({
    byId: {},
    see: (task) =>
      set(({ byId }) => {
        const known = byId[task.id];
        if (known !== undefined && known.sequence >= task.sequence) return {};
        return { byId: withoutOld({ ...byId, [task.id]: task }) };
      }),
    readAll: async () => {
      // One that begins while the answer is on its way is not in it.
      const before = tasksUnderWay(get());
      const { tasks } = await ask('tasks.list', {});
      const here = new Set(tasks.map(({ id }) => id));
      const lost = before.filter(({ id }) => !here.has(id)).map(lostTask);
      set(({ byId }) => ({
        byId: { ...byId, ...Object.fromEntries(lost.map((task) => [task.id, task])) },
      }));
      for (const task of tasks) get().see(task);
    },
  })),
);

/** As many as the engine keeps: a window that is open for months must not grow with each sync. */
const KEPT_ENDED = 20;

function withoutOld(byId: Tasks['byId']): Tasks['byId'] {
  const ended = Object.values(byId).filter((task) => !isUnderWay(task));
  if (ended.length <= KEPT_ENDED) return byId;
  const old = ended.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).slice(KEPT_ENDED);
  const gone = new Set(old.map(({ id }) => id));
  return Object.fromEntries(Object.entries(byId).filter(([id]) => !gone.has(id)));
}

/** What an engine was at when it ended unexpectedly: the next one knows nothing of it. */
function lostTask(task: TaskView): TaskView {
  return {
    ...task,
    state: 'failed',
    stopping: false,
    // Nobody noted when; what counts is that it has ended.
    endedAt: task.startedAt,
    outcome: { ok: false, failure: failure('engine-restarted', { retry: 'now' }) },
  };
}

/** Whether it goes on. */
export const isUnderWay = ({ state }: TaskView): boolean => state === 'queued' || state === 'running';

/** The work under way, oldest first. */
export function tasksUnderWay({ byId }: Pick<Tasks, 'byId'>): readonly TaskView[] {
  return Object.values(byId)
    .filter(isUnderWay)
    .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

/** The latest task of a channel, whether it goes on or has ended. */
export function latestTask({ byId }: Pick<Tasks, 'byId'>, channel: TaskChannel): TaskView | null {
  const all = Object.values(byId).filter((task) => task.channel === channel);
  return all.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1))[0] ?? null;
}

/** Asks a task to stop at the next safe place. */
export async function cancelTask(id: string): Promise<void> {
  const { task } = await ask('tasks.cancel', { id });
  useTasks.getState().see(task);
}
