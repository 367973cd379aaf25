import { tellMissing } from '../../src-main/actions/schedule/tell-missing.ts';
import type { Services } from '../../src-main/core/ports/index.ts';
import { readNoteTexts } from '../../src-main/engine/note-texts.ts';
import { createTasks } from '../../src-main/engine/tasks.ts';
import { createTurns } from '../../src-main/engine/turns.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { startScheduler } from '../../src-main/sync/scheduler/scheduler.ts';
import { RESOURCES } from './shop.ts';

/** A scheduler over the real parts, which looks at the clock when the test says so. */
export interface Scheduled {
  /** One look, and all that comes of it. */
  look(): Promise<void>;
  /** What was told outside the window. */
  readonly notes: { readonly title: string; readonly body: string }[];
}

export async function scheduled(given: Services): Promise<Scheduled> {
  const notes: Scheduled['notes'] = [];
  const texts = await readNoteTexts(RESOURCES);
  const services: Services = {
    ...given,
    host: { ...given.host, notify: async (note) => void notes.push(note) },
    tasks: createTasks({
      run: (channel, input, conditions) => serve({ ...services, ...conditions }, channel, input),
      emit: () => {},
      turns: createTurns(),
      clock: given.clock,
      ids: given.ids,
      log: given.log,
      signal: new AbortController().signal,
    }),
  };
  let tick = (): void => {};
  const scheduler = startScheduler({
    services,
    ticker: {
      every: (_ms, call) => {
        tick = call;
        return () => {};
      },
    },
    tellMissing: (stream, by) => tellMissing(services, texts, stream, by),
    changed: () => {},
  });
  return {
    notes,
    async look() {
      tick();
      await scheduler.idle();
    },
  };
}
