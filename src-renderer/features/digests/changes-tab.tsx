import { Stack } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DigestView, Responses } from '../../../src-shared/ipc/contract.ts';
import { type Paging, usePages } from '../../bridge/index.ts';
import { EmptyState, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChangesPlan } from './changes-plan.tsx';
import { ChangesTable } from './changes-table.tsx';
import { type Asked, SettleDialog } from './settle-dialog.tsx';
import { useChosen } from './use-chosen.ts';
import { useSettling } from './use-settling.ts';

/** Receipts that are read at once; more are asked for by a button. */
const SHOWN = 50;

/** What differs from what was posted, what that means for the books, and what can be done about it. */
export function ChangesTab({ digest }: { readonly digest: DigestView }) {
  const query = usePages('digests.changes', { id: digest.id, limit: SHOWN });
  return (
    <QueryView query={query}>
      {({ pages }) => <Changes digest={digest} pages={pages} paging={query.paging} />}
    </QueryView>
  );
}

function Changes(props: {
  readonly digest: DigestView;
  readonly pages: readonly Responses['digests.changes'][];
  readonly paging: Paging;
}) {
  const { digest, pages, paging } = props;
  const say = useTexts('digests');
  const settling = useSettling(digest.id);
  // As it was when the dialog opened: what is read meanwhile does not change what is decided about.
  const [asked, setAsked] = useState<Asked | null>(null);
  const changes = useMemo(() => pages.flatMap((page) => page.changes), [pages]);
  const chosen = useChosen(changes, !paging.hasMore);
  const whole = pages.at(-1);
  const isEmpty = whole === undefined || changes.length === 0;
  return (
    <>
      {isEmpty ? (
        <EmptyState
          icon={IconCircleCheck}
          title={say('changes.none.title')}
          text={say(digest.counts.posted === 0 ? 'changes.none.unposted' : 'changes.none.text')}
        />
      ) : (
        <Stack>
          <ChangesPlan
            digest={digest}
            total={whole.total}
            busy={settling.underWay}
            chosen={chosen.count}
            onChoose={(choice) => setAsked({ choice, documents: chosen.documents })}
          />
          <ChangesTable
            digest={digest}
            changes={changes}
            total={whole.total}
            paging={paging}
            chosen={chosen}
          />
        </Stack>
      )}
      {/* It stays when nothing is left to be decided about, and says so: a reason may be half written. */}
      <SettleDialog asked={asked} digest={digest} onClose={() => setAsked(null)} />
    </>
  );
}
