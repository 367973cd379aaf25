import { useMemo } from 'react';
import type { OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, type Pages, useChosenBooks, usePages } from '../../bridge/index.ts';
import { useTypedSearch } from '../../components/index.ts';
import {
  type OpenChannel,
  type OpenList,
  type OpenState,
  queryOf,
  rowsOf,
  STATES,
  useOpenLists,
} from './open-lists.ts';

/** A list of documents that wait for a person, as far as it has been read. */
export interface OpenListRows {
  readonly list: OpenList;
  readonly books: ChosenBooks;
  readonly query: Pages<OpenChannel>;
  readonly rows: readonly OpenDocumentView[];
  readonly total: { readonly value: number; readonly exact: boolean } | undefined;
  /** The state in which these documents wait. */
  readonly waits: OpenState;
  /** Ticked, and still waiting: what an action is about to be done with. */
  readonly ticked: readonly OpenDocumentView[];
  /** Narrowed down beyond what the list shows by itself. */
  readonly isFiltered: boolean;
}

/** Reads one of the lists as its filters say. */
export function useOpenList(list: OpenList): OpenListRows {
  const books = useChosenBooks();
  const { state, search, selected } = useOpenLists((lists) => lists[list]);
  const typed = useTypedSearch(search);
  const query = usePages<OpenChannel>(`books.${list}`, queryOf(state, typed, books.input), {
    enabled: books.isKnown && books.isHere,
  });
  const rows = useMemo(() => query.data?.pages.flatMap(rowsOf) ?? [], [query.data]);
  const [waits] = STATES[list];
  const ticked = useMemo(
    () => rows.filter((row) => row.state === waits && selected.has(row.number)),
    [rows, selected, waits],
  );
  return {
    list,
    books,
    query,
    rows,
    total: query.data?.pages[0]?.total,
    waits,
    ticked,
    isFiltered: typed !== '',
  };
}
