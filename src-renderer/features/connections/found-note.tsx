import { IconCircleCheck } from '@tabler/icons-react';
import { Group, Text } from '@mantine/core';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';

export type Found = Responses['books.test'];

/** What a test of a connection has found. */
export function FoundNote({ found }: { readonly found: Found }) {
  const say = useTexts('connections');
  const { company, currency, version } = found;
  return (
    <Group gap="xs" wrap="nowrap" role="status">
      <IconCircleCheck size={18} aria-hidden />
      <Text size="sm">{say(version === '' ? 'found' : 'found.version', { company, currency, version })}</Text>
    </Group>
  );
}
