import { Button, Group, Input, Radio, Stack, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { choosePlaces, useAction, useHost } from '../../bridge/index.ts';
import { CureLink, DateField, FailureNote, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { failureAt } from './failed-field.ts';
import type { SettingsForm } from './use-settings-form.ts';

const STATUSES = ['active', 'paused', 'disconnected'] as const satisfies readonly StreamView['status'][];

/** What is read, and from when on it is posted. */
export function SyncSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change, stream } = form;
  return (
    <Section title={say('section.sync')}>
      <Stack gap="md">
        <Radio.Group
          label={say('status')}
          value={draft.status}
          onChange={(value) =>
            change({ status: STATUSES.find((status) => status === value) ?? draft.status })
          }
        >
          <Stack gap="xs" mt="xs">
            {STATUSES.map((status) => (
              <Radio
                key={status}
                value={status}
                label={say(`status.${status}`)}
                description={say(`status.${status}.text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {stream.folder !== null && <FolderField form={form} folder={stream.folder} />}
        <DateField
          label={say('start-date')}
          description={say('start-date.text')}
          placeholder={say('start-date.none')}
          value={draft.startDate}
          onChange={(startDate) => change({ startDate })}
          clearable
          clearButtonProps={{ 'aria-label': say('start-date.clear') }}
          maw={320}
        />
      </Stack>
    </Section>
  );
}

function FolderField({ form, folder }: { readonly form: SettingsForm; readonly folder: string }) {
  const say = useTexts('streams');
  const isWatched = useHost(({ info }) => info?.capabilities.folders ?? true);
  const choose = useAction(async () => {
    const [chosen] = (await choosePlaces('folder')) ?? [];
    if (chosen !== undefined) form.change({ folder: chosen });
  });
  const failure = choose.failure ?? failureAt('folder', form.failure);
  const { folder: next } = form.draft;
  return (
    <Stack gap={4}>
      <Input.Label component="div">{say('folder')}</Input.Label>
      <Text size="sm" id="stream-folder" style={{ overflowWrap: 'anywhere' }}>
        {next === null ? (isWatched ? folder : lastOf(folder)) : say('folder.next', { name: next.name })}
      </Text>
      {!isWatched && <Text size="xs">{say('folder.copied')}</Text>}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFolderOpen size={14} aria-hidden />}
          onClick={() => void choose.run()}
          loading={choose.busy}
          aria-describedby="stream-folder"
        >
          {say('folder.other')}
        </Button>
      </Group>
      {failure !== null && (
        <FailureNote
          failure={failure}
          action={
            <CureLink
              failure={failure}
              {...(failure.cure.target === null ? {} : { stream: failure.cure.target })}
            />
          }
          alert
        />
      )}
    </Stack>
  );
}

/** Where Daybook keeps a copy is nobody's concern; the name that the folder came with is. */
const lastOf = (folder: string): string => folder.split(/[\\/]/u).at(-1) ?? folder;
