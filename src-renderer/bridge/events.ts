import type { QueryClient } from '@tanstack/react-query';
import { type EventName, type EventPayload, events } from '../../src-shared/ipc/events.ts';
import { bridge } from './bridge.ts';
import { useEngine } from './engine.ts';
import { useTasks } from './tasks.ts';
import { concerns } from './topics.ts';

type Listeners = { readonly [E in EventName]: (payload: EventPayload<E>) => void };

/** Keeps what the window shows in step with the engine. Answers how to stop. */
export function listen(queries: QueryClient): () => void {
  const on: Listeners = {
    changed: ({ topics }) => {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => concerns(String(queryKey[0]), topics) });
    },
    task: ({ task }) => useTasks.getState().see(task),
    engine: (state) => {
      const before = useEngine.getState().state;
      useEngine.getState().set(state);
      // It may have done anything while it was away from us.
      if (state.state === 'ready' && before !== 'ready') {
        void queries.invalidateQueries();
        // An engine that goes away again says so itself.
        void useTasks
          .getState()
          .readAll()
          .catch(() => null);
      }
    },
  };
  return bridge().subscribe((name, payload) => {
    if (!Object.hasOwn(events, name)) return;
    dispatch(on, name as EventName, payload);
  });
}

function dispatch(on: Listeners, name: EventName, payload: unknown): void {
  // Parsed by the schema of this very event; the compiler cannot follow the pairing.
  on[name](events[name].parse(payload) as never);
}
