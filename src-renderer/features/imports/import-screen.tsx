import { Group, List, Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { ImportView } from '../../../src-shared/ipc/contract.ts';
import { usePages } from '../../bridge/index.ts';
import {
  ImportStateBadge,
  InstantText,
  KeyValue,
  PageHeader,
  paths,
  QueryView,
  Section,
  CountText,
} from '../../components/index.ts';
import { explainNotice, useTexts } from '../../i18n/index.ts';
import { RejectedRows } from './rejected-rows.tsx';
import { RepairNote } from './repair-note.tsx';

/** One import: what came of it, what is remarkable, and every row that was not taken with its reason. */
export function ImportScreen() {
  const say = useTexts('imports');
  const { id = '' } = useParams();
  const query = usePages('imports.show', { id });
  const shown = query.data?.pages[0]?.import;
  const rejections = useMemo(() => query.data?.pages.flatMap((page) => page.rejections) ?? [], [query.data]);
  return (
    <>
      <PageHeader
        title={shown?.file ?? say('one.title')}
        {...(shown === undefined
          ? {}
          : { subtitle: shown.stream, meta: <ImportStateBadge state={shown.state} /> })}
        back={{ to: paths.imports, label: say('title') }}
      />
      <QueryView query={query}>
        {({ pages }) => (
          <Stack>
            {shown !== undefined && shown.documents.rejected > 0 && <RepairNote stream={shown.stream} />}
            {shown !== undefined && <Facts shown={shown} />}
            {(rejections.length > 0 || shown?.state === 'complete') && (
              <RejectedRows
                rows={rejections}
                total={pages[0]?.total ?? { value: 0, exact: true }}
                paging={query.paging}
              />
            )}
          </Stack>
        )}
      </QueryView>
    </>
  );
}

function Facts({ shown }: { readonly shown: ImportView }) {
  const say = useTexts('imports');
  const { documents, notices } = shown;
  return (
    <Section title={say('facts')}>
      <Group align="flex-start" gap="xl">
        <KeyValue
          items={[
            { label: say('column.new'), value: <CountText count={documents.new} /> },
            { label: say('column.changed'), value: <CountText count={documents.changed} /> },
            { label: say('column.unchanged'), value: <CountText count={documents.unchanged} /> },
            {
              label: say('facts.rejected'),
              value: <CountText count={documents.rejected} />,
              hint: say('rejected.hint'),
            },
          ]}
        />
        <KeyValue
          items={[
            { label: say('started'), value: <InstantText at={shown.startedAt} /> },
            {
              label: say('completed'),
              value: shown.completedAt === null ? say('not-yet') : <InstantText at={shown.completedAt} />,
            },
          ]}
        />
      </Group>
      {notices.length > 0 && (
        <List size="sm" mt="sm">
          {notices.map((notice, at) => (
            <List.Item key={at}>{explainNotice(notice)}</List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
