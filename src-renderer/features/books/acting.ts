import { useCallback, useState } from 'react';
import type { ActionResultView } from '../../../src-shared/ipc/contract.ts';
import type { Failure } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { ask, runTask, useAction } from '../../bridge/index.ts';

/** What is done with documents that wait. */
export type Doing =
  | {
      readonly what: 'process';
      readonly deliver: 'all' | 'in-stock';
      /** Of the invoice; null: the order's own. */
      readonly date: BusinessDate | null;
    }
  | { readonly what: 'activate' }
  | { readonly what: 'make-normal' };

/** What came of it. */
export interface Outcome extends ActionResultView {
  readonly what: Doing['what'];
}

/** Doing something with documents of the books, and what came of it until a person puts it away. */
export interface Acting {
  /** @param numbers null: all that wait */
  readonly run: (doing: Doing, numbers: readonly string[] | null) => Promise<Outcome | null>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly outcome: Outcome | null;
  readonly forget: () => void;
}

export function useActing(books: { readonly books?: string }): Acting {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const name = books.books;
  const { run, busy, failure, forget } = useAction(
    useCallback(
      async (doing: Doing, numbers: readonly string[] | null) => {
        setOutcome(null);
        const inBooks = name === undefined ? {} : { books: name };
        const results: ActionResultView[] = [];
        if (numbers === null) results.push(await actOnAll(doing, inBooks));
        else for (const some of portionsOf(numbers)) results.push(await act(doing, { ...inBooks, ...some }));
        const whole = {
          what: doing.what,
          done: results.flatMap(({ done }) => done),
          refused: results.flatMap(({ refused }) => refused),
        };
        setOutcome(whole);
        return whole;
      },
      [name],
    ),
  );
  return {
    run,
    busy,
    failure,
    outcome,
    forget: useCallback(() => {
      forget();
      setOutcome(null);
    }, [forget]),
  };
}

/** One request takes so many documents by number; see books.process. */
const MAX_NUMBERS = 1000;

/** As few portions as it takes, of about the same size: a single one is refused as a whole. */
export function portionsOf(
  numbers: readonly string[],
): readonly { readonly numbers?: string[] | undefined }[] {
  const count = Math.ceil(numbers.length / MAX_NUMBERS);
  const size = Math.ceil(numbers.length / count);
  return Array.from({ length: count }, (_, at) => ({ numbers: numbers.slice(at * size, (at + 1) * size) }));
}

interface Meant {
  readonly books?: string;
  readonly numbers?: string[] | undefined;
}

function act(doing: Doing, meant: Meant): Promise<ActionResultView> {
  switch (doing.what) {
    case 'process':
      return ask('books.process', { ...meant, deliver: doing.deliver, date: doing.date });
    case 'activate':
      return ask('books.activate', meant);
    case 'make-normal':
      return ask('books.make-normal', meant);
    default:
      return doing satisfies never;
  }
}

/** All that wait may take long: a task, which shows how far it is and can be stopped. */
async function actOnAll(doing: Doing, meant: Pick<Meant, 'books'>): Promise<ActionResultView> {
  return (await runAll(doing, meant)) ?? { done: [], refused: [] };
}

function runAll(doing: Doing, meant: Pick<Meant, 'books'>): Promise<ActionResultView | null> {
  switch (doing.what) {
    case 'process':
      return runTask('books.process', { ...meant, deliver: doing.deliver, date: doing.date });
    case 'activate':
      return runTask('books.activate', meant);
    case 'make-normal':
      return runTask('books.make-normal', meant);
    default:
      return doing satisfies never;
  }
}
