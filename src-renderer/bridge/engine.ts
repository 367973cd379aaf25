import { create } from 'zustand';
import type { EventPayload } from '../../src-shared/ipc/events.ts';

type EngineState = EventPayload<'engine'>;

interface Engine extends EngineState {
  /** How often it has begun to start again since the window was opened. */
  readonly restarts: number;
  readonly set: (state: EngineState) => void;
}

/** Where the engine is, as far as this window has heard. */
export const useEngine = create<Engine>()((set) => ({
  state: 'starting',
  failure: null,
  restarts: 0,
  set: (next) =>
    set(({ restarts }) => ({ ...next, restarts: next.state === 'restarting' ? restarts + 1 : restarts })),
}));
