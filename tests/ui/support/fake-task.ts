import type { TaskView } from '../../../src-shared/ipc/contract.ts';

let sequence = 0;

/** Long work as the engine tells of it; each one is later than the one before. */
export function fakeTask(parts: Partial<TaskView> & Pick<TaskView, 'channel'>): TaskView {
  sequence += 1;
  return {
    id: 'task-1',
    state: 'running',
    phase: '',
    subject: '',
    done: 0,
    total: null,
    unit: '',
    canCancel: true,
    stopping: false,
    startedAt: '2026-11-02T01:00:00.000Z',
    endedAt: null,
    sequence,
    outcome: null,
    ...parts,
  };
}
