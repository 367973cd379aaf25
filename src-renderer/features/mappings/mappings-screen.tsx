import { Tabs } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { MappingView, StreamView } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import {
  MAPPING_SECTIONS,
  type MappingSection,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AccountsSection } from './accounts-section.tsx';
import { ChartContext, chartOf } from './chart.ts';
import { JournalTab } from './journal-tab.tsx';
import { LocationsSection } from './locations-section.tsx';
import { useMappings } from './mappings-store.ts';
import { PaymentsSection } from './payments-section.tsx';
import { SaveBar } from './save-bar.tsx';
import { SectionTabs } from './section-tabs.tsx';
import { useSave } from './use-save.ts';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

/** What the things of a POS are in the books: locations, payment methods, accounts. */
export function MappingsScreen() {
  const { name = '' } = useParams();
  // Another stream has other rows: those of this one must not stay while they are read.
  return <OneStream key={name} name={name} />;
}

function OneStream({ name }: { readonly name: string }) {
  const say = useTexts('mappings');
  const { section = '' } = useParams();
  const settings = useAnswer('streams.settings', { stream: name });
  const mappings = useAnswer('mappings.list', { stream: name });
  const open = useMappings((state) => state.open);
  useEffect(() => open(name), [open, name]);
  const current = MAPPING_SECTIONS.find((one) => one === section) ?? 'locations';
  return (
    <>
      <PageHeader
        title={say('title', { name })}
        subtitle={say('subtitle')}
        back={{ to: paths.streams, label: say('to-streams') }}
      />
      <QueryView query={settings}>
        {({ stream }) => (
          <QueryView query={mappings}>
            {(answer) => <Editors stream={stream} section={current} mappings={answer.mappings} />}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

function Editors(props: {
  readonly stream: StreamView;
  readonly section: MappingSection;
  readonly mappings: readonly MappingView[];
}) {
  const say = useTexts('mappings');
  const { stream, section, mappings } = props;
  const navigate = useNavigate();
  const seek = useMappings((state) => state.seek);
  const accounts = useAnswer('books.chart', { books: stream.books });
  const chart = useMemo(() => chartOf(accounts.data?.accounts ?? [], say), [accounts.data, say]);
  const saving = useSave(stream.name);
  useUnsavedGuard(stream.name);
  const own = { mappings, saving };
  return (
    <QueryView query={accounts}>
      {() => (
        <ChartContext value={chart}>
          <Tabs
            value={section}
            onChange={(to) => {
              const next = MAPPING_SECTIONS.find((one) => one === to);
              seek(null);
              if (next !== undefined) void navigate(paths.mappings(stream.name, next));
            }}
          >
            <SectionTabs mappings={mappings} />
            <Tabs.Panel value={section}>
              {section === 'locations' && <LocationsSection {...own} />}
              {section === 'payments' && <PaymentsSection {...own} />}
              {section === 'accounts' && <AccountsSection {...own} />}
              {section === 'journal' && <JournalTab {...own} stream={stream.name} />}
            </Tabs.Panel>
          </Tabs>
          <SaveBar saving={saving} />
        </ChartContext>
      )}
    </QueryView>
  );
}
