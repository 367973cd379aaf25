import { useState } from 'react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { useTask } from '../../bridge/index.ts';
import { WorkProgress } from './actions.tsx';
import { EndQuarantineDialog } from './end-quarantine-dialog.tsx';
import { QuarantineBanner } from './quarantine-banner.tsx';

type Quarantine = Responses['status.panel']['quarantined'][number];

/** Each set of books that nothing is posted to until it is known what it holds, and comparing it. */
export function Quarantines({ quarantined }: { readonly quarantined: readonly Quarantine[] }) {
  const verify = useTask('status.verify', 'anywhere');
  const [ending, setEnding] = useState<string | null>(null);
  const about = quarantined.find(({ books }) => books === ending) ?? null;
  const differing = verify.result?.quarantine?.books;
  // That posting waits for a person is true only until one has decided.
  const isOver = differing !== undefined && quarantined.every(({ books }) => books !== differing);
  return (
    <>
      {quarantined.map((one) => (
        <QuarantineBanner
          key={one.books}
          quarantine={one}
          busy={verify.busy}
          onCompare={() => void verify.start({ books: one.books })}
          onGoOn={() => setEnding(one.books)}
        />
      ))}
      {!isOver && <WorkProgress work={verify} />}
      <EndQuarantineDialog quarantine={about} onClose={() => setEnding(null)} />
    </>
  );
}
