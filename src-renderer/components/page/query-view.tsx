import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { CureLink } from '../cure-link.tsx';
import { FailureNote } from '../failure/failure-note.tsx';
import { failureIn } from '../../../src-shared/ipc/failure-in.ts';
import { LoadingRows } from './loading-rows.tsx';
import classes from './page.module.css';
import { useLasting } from './use-lasting.ts';

/** Answers within this time come without a skeleton, which would only flicker. */
const PATIENCE_MS = 150;

/** What QueryView needs of a question to the engine. */
export interface QueryLike<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** The data are the answer to an earlier question, shown until this one is answered. */
  readonly isPlaceholderData?: boolean;
  readonly refetch: () => unknown;
}

/**
 * Shows the answer of a query; while it is awaited a skeleton, when it failed why and a way to ask
 * again. An answer that is there stays on screen when a later question fails.
 */
export function QueryView<Data>(props: {
  readonly query: QueryLike<Data>;
  readonly children: (data: Data) => ReactNode;
  readonly skeleton?: ReactNode;
}) {
  const { data, error, isPending, isPlaceholderData = false } = props.query;
  const isLate = useLasting(isPending && data === undefined && error === null, PATIENCE_MS);
  const isEarlier = useLasting(isPlaceholderData, PATIENCE_MS);
  const problem = error === null ? null : <QueryProblem error={error} retry={props.query.refetch} />;
  if (data === undefined) return problem ?? (isLate ? (props.skeleton ?? <LoadingRows />) : null);
  return (
    <>
      {problem !== null && <div className={classes['stale']}>{problem}</div>}
      <div
        className={classes['answer']}
        aria-busy={isPlaceholderData}
        data-earlier={isEarlier ? '' : undefined}
      >
        {props.children(data)}
      </div>
    </>
  );
}

function QueryProblem(props: { readonly error: Error; readonly retry: () => unknown }) {
  const t = useTexts('components');
  const failure = failureIn(props.error);
  const ways = (
    <Group gap="xs">
      <CureLink failure={failure} />
      <Button variant="default" size="xs" onClick={() => void props.retry()}>
        {t('query.retry')}
      </Button>
    </Group>
  );
  return <FailureNote failure={failure} action={ways} alert />;
}
