import { create } from 'zustand';
import { ofLedger, onStreamRenamed } from '../../bridge/index.ts';

/** What outlives the screens of this feature. */
interface DigestsState {
  /** The list as it was last left: its search parameters. */
  readonly params: string;
  readonly keepParams: (params: string) => void;

  readonly selected: ReadonlySet<string>;
  readonly select: (selected: ReadonlySet<string>) => void;

  /**
   * Ids of the digests in the order of the list that was seen last. A digest that is posted out of the
   * list's filter keeps its place here, so that a review goes on with the next one.
   */
  readonly order: readonly string[];
  readonly orderOf: string;
  /** The list shows these now. */
  readonly setOrder: (params: string, ids: readonly string[]) => void;
  /** The detail has read these: new ones are put behind, none is taken away. */
  readonly addToOrder: (params: string, ids: readonly string[]) => void;

  /** Notes that are typed and not saved, by digest. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly draft: (digest: string, note: string | null) => void;

  /** The posting that was started here last, until a person puts its outcome away. */
  readonly postTask: string | null;
  readonly followPost: (task: string | null) => void;

  /** What was decided last about a day that changed, until a person puts its outcome away. */
  readonly settling: { readonly digest: string; readonly task: string } | null;
  readonly followSettling: (settling: DigestsState['settling']) => void;
}

export const useDigests = ofLedger(
  create<DigestsState>()((set) => ({
    params: '',
    keepParams: (params) => set({ params }),
    selected: new Set<string>(),
    select: (selected) => set({ selected }),
    order: [],
    orderOf: '',
    setOrder: (orderOf, order) => set({ orderOf, order }),
    addToOrder: (params, ids) =>
      set(({ order, orderOf }) => {
        if (params !== orderOf) return { orderOf: params, order: ids };
        const known = new Set(order);
        const more = ids.filter((id) => !known.has(id));
        return more.length === 0 ? {} : { order: [...order, ...more] };
      }),
    drafts: {},
    draft: (digest, note) =>
      set(({ drafts }) => {
        const { [digest]: _, ...others } = drafts;
        return { drafts: note === null ? others : { ...others, [digest]: note } };
      }),
    postTask: null,
    followPost: (postTask) => set({ postTask }),
    settling: null,
    followSettling: (settling) => set({ settling }),
  })),
);

// The list as it was left goes on showing the stream that it showed.
onStreamRenamed((from, to) => {
  const params = new URLSearchParams(useDigests.getState().params);
  if (params.get('stream') !== from) return;
  params.set('stream', to);
  useDigests.getState().keepParams(params.toString());
});
