import { create } from 'zustand';
import type { EventPayload } from '../../src-shared/ipc/events.ts';

type EngineState = EventPayload<'engine'>;

/** Where the engine is, as far as this window has heard. */
export const useEngine = create<EngineState & { readonly set: (state: EngineState) => void }>()((set) => ({
  state: 'starting',
  failure: null,
  set: (state) => set(state),
}));
