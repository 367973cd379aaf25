import { create } from 'zustand';
import { ofLedger } from '../../bridge/index.ts';
import type { Draft } from './settings-draft.ts';

interface StreamsState {
  /** Syncs that were started here: task id → name of the stream. */
  readonly syncs: Readonly<Record<string, string>>;
  readonly follow: (task: string, stream: string) => void;
  /** What was changed in the form of a stream while its new name was being saved. */
  readonly carried: { readonly stream: string; readonly touched: Partial<Draft> } | null;
  readonly carry: (carried: StreamsState['carried']) => void;
  /** Puts an outcome away. */
  readonly forget: (task: string) => void;
}

/** Which sync belongs to which stream: a task does not say it itself. */
export const useStreams = ofLedger(
  create<StreamsState>()((set) => ({
    syncs: {},
    carried: null,
    carry: (carried) => set({ carried }),
    follow: (task, stream) => set(({ syncs }) => ({ syncs: { ...syncs, [task]: stream } })),
    forget: (task) =>
      set(({ syncs }) => {
        const { [task]: _, ...others } = syncs;
        return { syncs: others };
      }),
  })),
);
