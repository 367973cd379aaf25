import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Failure } from '../../../src-shared/model/index.ts';
import { FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { type Found, FoundNote } from './found-note.tsx';

/** What a form came to: why not, what is there, or that it is not waited for. A long form is moved so that it is seen. */
export function Outcome(props: {
  readonly failure: Failure | null;
  readonly found: Found | null;
  /** A person has ended the waiting. */
  readonly isStopped: boolean;
}) {
  const { failure, found, isStopped } = props;
  const say = useTexts('connections');
  const box = useRef<HTMLDivElement>(null);
  const isThere = failure !== null || found !== null || isStopped;
  useEffect(() => {
    if (failure !== null || found !== null || isStopped) box.current?.scrollIntoView({ block: 'nearest' });
  }, [failure, found, isStopped]);
  if (!isThere) return null;
  return (
    <div ref={box}>
      {failure !== null && <FailureNote failure={failure} compact alert />}
      {found !== null && <FoundNote found={found} />}
      {isStopped && (
        <Text size="sm" role="status">
          {say('test.stopped')}
        </Text>
      )}
    </div>
  );
}
