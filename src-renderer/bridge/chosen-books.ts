import { useEffect } from 'react';
import { create } from 'zustand';
import type { Responses } from '../../src-shared/ipc/contract.ts';
import { isOverNetwork } from '../../src-shared/model/index.ts';
import { ofLedger } from './of-ledger.ts';
import { useAnswer } from './queries.ts';

type Books = Responses['books.list']['books'][number];

interface Choice {
  /** Null: the only ones there are, or the first. */
  readonly chosen: string | null;
  readonly choose: (books: string | null) => void;
}

/** Which books a person last looked at: they stay chosen from one screen to the next. */
export const useBooksChoice = ofLedger(
  create<Choice>()((set) => ({ chosen: null, choose: (chosen) => set({ chosen }) })),
);

/** Which books every question of a screen is about. */
export interface ChosenBooks {
  /** For the input of a request: empty while there is only one set of books, which then need not be named. */
  readonly input: { readonly books?: string };
  /** Null until it is known. */
  readonly named: Books | null;
  /** False until it is known which there are; until then nothing is asked. */
  readonly isKnown: boolean;
  /** No books have been opened yet: there is nothing to ask about. */
  readonly none: boolean;
  /** Their balances, customers and stock are in another program: only what was posted to them is known here. */
  readonly keptElsewhere: boolean;
  /** Neither: all that the books hold can be asked for. */
  readonly isHere: boolean;
  readonly all: readonly Books[];
  readonly choose: (books: string | null) => void;
}

/**
 * Whether what these books hold beyond what was posted to them can be asked for, and so be led to.
 * @param name of the books; undefined: none are meant
 */
export function useIsKeptHere(name: string | undefined): boolean {
  const { data } = useAnswer('books.list', {}, { enabled: name !== undefined });
  const named = data?.books.find((books) => books.name === name);
  return named !== undefined && !isOverNetwork(named.system);
}

/**
 * The books that a person has chosen; while they have not, the first.
 * @param address the books that the address names, which then count; null where it names none
 */
export function useChosenBooks(address: string | null = null): ChosenBooks {
  const chosen = useChoice(address);
  const keptElsewhere = chosen.named !== null && isOverNetwork(chosen.named.system);
  return { ...chosen, keptElsewhere, isHere: !chosen.none && !keptElsewhere };
}

function useChoice(address: string | null): Omit<ChosenBooks, 'keptElsewhere' | 'isHere'> {
  const query = useAnswer('books.list', {});
  const { chosen, choose } = useBooksChoice();
  useEffect(() => {
    // The way back leads to the lists: they go on in the same books.
    if (address !== null) choose(address);
  }, [address, choose]);
  const all = query.data?.books ?? [];
  const wanted = address ?? chosen;
  const [first, ...others] = all;
  if (address === null && (first === undefined || others.length === 0)) {
    // A failed list is no reason not to ask: the answer then says what is wrong.
    const isKnown = query.data !== undefined || query.isError;
    const none = query.data !== undefined && first === undefined;
    return { input: {}, named: first ?? null, isKnown, none, all, choose };
  }
  const found = all.find(({ name }) => name === wanted) ?? null;
  const named = address === null ? (found ?? first ?? null) : found;
  const books = address ?? named?.name;
  // Which program keeps the books of the address decides what can be asked of them.
  const isKnown = query.data !== undefined || query.isError;
  return { input: books === undefined ? {} : { books }, named, isKnown, none: false, all, choose };
}
