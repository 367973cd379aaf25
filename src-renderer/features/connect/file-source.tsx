import { Button, Group, Input, Select, Stack, Text } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { choosePlaces, useAction, useAnswer, useHost } from '../../bridge/index.ts';
import { CureLink, FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useWizard } from './connect-store.ts';
import { StatedFields } from './stated-fields.tsx';
import type { Discovery } from './use-discovery.ts';

/** A folder of files: which one, how they are laid out, and what they do not say themselves. */
export function FileSource({
  discovery,
  tried,
}: {
  readonly discovery: Discovery;
  /** The person wanted to go on: what is missing may be said. */
  readonly tried: boolean;
}) {
  return (
    <Stack gap="md">
      <FolderField missing={tried} />
      <LayoutField discovery={discovery} tried={tried} />
      {discovery.found !== null && <StatedFields found={discovery.found} tried={tried} />}
    </Stack>
  );
}

function FolderField({ missing }: { readonly missing: boolean }) {
  const say = useTexts('connect');
  const { answers, change } = useWizard();
  const isWatched = useHost(({ info }) => info?.capabilities.folders ?? true);
  const choose = useAction(async () => {
    const [folder] = (await choosePlaces('folder')) ?? [];
    // What was said about another folder's files need not be true of these.
    if (folder !== undefined) change({ folder, profile: null, currency: null, name: null });
  });
  const { folder } = answers;
  return (
    <Stack gap={4}>
      <Input.Label component="div">{say('folder')}</Input.Label>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          onClick={() => void choose.run()}
          loading={choose.busy}
          aria-describedby="folder-chosen"
        >
          {say(folder === null ? 'folder.choose' : 'folder.other')}
        </Button>
        <Text size="sm" id="folder-chosen" fw={folder === null ? 400 : 600} truncate maw={420}>
          {folder?.name ?? say('folder.none')}
        </Text>
      </Group>
      {!isWatched && <Text size="xs">{say('folder.copied')}</Text>}
      {missing && folder === null && <Input.Error role="alert">{say('folder.missing')}</Input.Error>}
      {choose.failure !== null && (
        <FailureNote failure={choose.failure} action={<CureLink failure={choose.failure} />} alert />
      )}
    </Stack>
  );
}

function LayoutField({ discovery, tried }: { readonly discovery: Discovery; readonly tried: boolean }) {
  const say = useTexts('connect');
  const { answers, change } = useWizard();
  const profiles = useAnswer('streams.profiles', {}).data?.profiles ?? [];
  const suggested = discovery.found?.profile ?? null;
  if (answers.folder === null) return null;
  const value = answers.profile ?? suggested;
  const data = profiles.map(({ name, title }) => ({
    value: name,
    label: name === suggested && answers.profile === null ? say('layout.suggested', { title }) : title,
  }));
  return (
    <Select
      label={say('layout')}
      description={say('layout.text')}
      placeholder={say('layout.choose')}
      data={data}
      value={value}
      onChange={(profile) => change({ profile })}
      allowDeselect={false}
      error={tried && discovery.found !== null && value === null ? say('layout.missing') : null}
    />
  );
}
