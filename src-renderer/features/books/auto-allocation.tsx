import { CloseButton, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../src-shared/model/index.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BooksFailure } from './books-failure.tsx';
import classes from './books.module.css';

/** Applies what customers have paid ahead to what they owe, oldest first. */
export interface AutoAllocation {
  readonly run: () => Promise<unknown>;
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** How many allocations it has made; null before. */
  readonly made: number | null;
  readonly forget: () => void;
}

export function useAutoAllocation(books: string | undefined): AutoAllocation {
  const [made, setMade] = useState<number | null>(null);
  const { run, busy, failure, forget } = useAction(
    useCallback(async () => {
      setMade(null);
      const { allocations } = await ask('books.allocate', books === undefined ? {} : { books });
      setMade(allocations.length);
    }, [books]),
  );
  return {
    run,
    busy,
    failure,
    made,
    forget: () => {
      forget();
      setMade(null);
    },
  };
}

/** What came of it, until a person puts it away. */
export function AutoOutcome({ auto }: { readonly auto: AutoAllocation }) {
  const say = useTexts('books');
  const { failure, made, forget } = auto;
  if (failure === null && made === null) return null;
  return (
    <div className={classes['outcome']}>
      <div className={classes['grow']}>
        {failure !== null && <BooksFailure failure={failure} compact />}
        {made !== null && (
          <Text size="sm" role="status">
            {made === 0 ? say('auto.none') : say('auto.made', { count: made })}
          </Text>
        )}
      </div>
      <CloseButton onClick={forget} aria-label={say('outcome.forget')} />
    </div>
  );
}
