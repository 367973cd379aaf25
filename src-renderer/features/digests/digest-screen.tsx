import { Tabs } from '@mantine/core';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { DigestDetail } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import { DIGEST_TABS, type DigestTab, PageHeader, paths, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChangesTab } from './changes-tab.tsx';
import { DigestHeader } from './digest-header.tsx';
import { ItemsTab } from './items-tab.tsx';
import { JournalTab } from './journal-tab.tsx';
import { OrdersTab } from './orders-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';

/** One day of one location: what it came to, what is in it, and what it makes of the books. */
export function DigestScreen() {
  const { id = '', tab } = useParams();
  const known = DIGEST_TABS.find((one) => one === tab);
  if (known === undefined) return <Navigate to={paths.digest(id)} replace />;
  return <Digest id={id} tab={known} />;
}

function Digest({ id, tab }: { readonly id: string; readonly tab: DigestTab }) {
  // The orders have their own question, which pages and searches.
  const query = useAnswer('digests.show', { id, limit: 1 });
  const say = useTexts('digests');
  return (
    <>
      {query.data === undefined && query.isError && (
        <PageHeader title={say('detail.missing')} back={{ to: paths.digests, label: say('list.title') }} />
      )}
      <QueryView query={query}>
        {(detail) => (
          <>
            <DigestHeader id={id} tab={tab} digest={detail.digest} />
            <DigestTabs detail={detail} tab={tab} />
          </>
        )}
      </QueryView>
    </>
  );
}

function DigestTabs({ detail, tab }: { readonly detail: DigestDetail; readonly tab: DigestTab }) {
  const say = useTexts('digests');
  const navigate = useNavigate();
  const { id, status } = detail.digest;
  // A tab that is open stays, also once nothing differs any more.
  const shown = DIGEST_TABS.filter(
    (one) => one !== 'changes' || status === 'changed-since-posted' || tab === 'changes',
  );
  const open = (value: string | null) => {
    const wanted = DIGEST_TABS.find((one) => one === value);
    // Tabs are views of one place: the way back leads to the list, not through them.
    if (wanted !== undefined) void navigate(paths.digest(id, wanted), { replace: true });
  };
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <Tabs.List mb="md" aria-label={say('tab.label')}>
        {shown.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {say(`tab.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="summary">
        <SummaryTab key={id} detail={detail} />
      </Tabs.Panel>
      <Tabs.Panel value="items">
        <ItemsTab key={id} detail={detail} />
      </Tabs.Panel>
      <Tabs.Panel value="orders">
        <OrdersTab key={id} digest={detail.digest} />
      </Tabs.Panel>
      <Tabs.Panel value="journal">
        <JournalTab detail={detail} />
      </Tabs.Panel>
      <Tabs.Panel value="changes">
        <ChangesTab key={id} digest={detail.digest} />
      </Tabs.Panel>
    </Tabs>
  );
}
