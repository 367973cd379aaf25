import { useEffect, useRef } from 'react';
import type { Failure } from '../../../src-shared/model/index.ts';
import { FailureNote } from '../../components/index.ts';
import { type Found, FoundNote } from './found-note.tsx';

/** What a form came to: why not, or what is there. A long form is moved so that it is seen. */
export function Outcome({
  failure,
  found,
}: {
  readonly failure: Failure | null;
  readonly found: Found | null;
}) {
  const box = useRef<HTMLDivElement>(null);
  const isThere = failure !== null || found !== null;
  useEffect(() => {
    if (failure !== null || found !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [failure, found]);
  if (!isThere) return null;
  return (
    <div ref={box}>
      {failure !== null && <FailureNote failure={failure} compact alert />}
      {found !== null && <FoundNote found={found} />}
    </div>
  );
}
