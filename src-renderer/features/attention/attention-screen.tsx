import { Button, Stack } from '@mantine/core';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Attention } from '../../../src-shared/ipc/contract.ts';
import { useAnswer, useSyncNow } from '../../bridge/index.ts';
import { CureLink, EmptyState, FailureNote, PageHeader, QueryView, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AttentionItem } from './attention-item.tsx';
import { groupsOf } from './groups.ts';

/** Everything that waits for a person, by kind, each with its cause and where it is mended. */
export function AttentionScreen() {
  const say = useTexts('attention');
  const query = useAnswer('attention.list', {});
  const sync = useSyncNow();
  const isClear = query.data?.attention.length === 0;
  return (
    <>
      <PageHeader
        title={say('title')}
        subtitle={say('subtitle')}
        {...(isClear
          ? {}
          : {
              actions: (
                <Button
                  variant="default"
                  leftSection={<IconRefresh size={16} aria-hidden />}
                  onClick={() => void sync.start()}
                  loading={sync.busy}
                  title={say('sync.why')}
                >
                  {say('sync')}
                </Button>
              ),
            })}
      />
      <Stack>
        {sync.failure !== null && (
          <FailureNote failure={sync.failure} action={<CureLink failure={sync.failure} />} alert />
        )}
        <QueryView query={query}>{({ attention }) => <Everything attention={attention} />}</QueryView>
      </Stack>
    </>
  );
}

function Everything({ attention }: { readonly attention: readonly Attention[] }) {
  const say = useTexts('attention');
  const groups = useMemo(() => groupsOf(attention), [attention]);
  if (groups.length === 0) {
    return <EmptyState icon={IconCircleCheck} title={say('empty.title')} text={say('empty.text')} />;
  }
  return groups.map(({ kind, items }) => (
    <Section key={kind} title={say(`kind.${kind}`)}>
      <Stack gap="xs">
        {items.map(({ key, item }) => (
          <AttentionItem key={key} item={item} />
        ))}
      </Stack>
    </Section>
  ));
}
