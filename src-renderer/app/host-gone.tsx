import { Alert, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Failure } from '../../src-shared/model/index.ts';
import { useTexts } from '../i18n/index.ts';

/**
 * The program that this page belongs to has ended, or does not know the page any more. Nothing here can
 * start it, so there is no button: it says how a person does.
 */
export function HostGone({ failure }: { readonly failure: Failure }) {
  const say = useTexts('app');
  const isEnded = failure.code === 'host-unreachable';
  const { text } = failure.data;
  return (
    <Alert
      mb="md"
      color="red"
      variant="outline"
      icon={<IconPlugConnectedX aria-hidden />}
      title={say(isEnded ? 'host.ended' : 'host.refused')}
      role="alert"
    >
      {!isEnded && typeof text === 'string' && text !== '' && <Text size="sm">{text}</Text>}
      <Text size="sm">{say(isEnded ? 'host.ended.how' : 'host.refused.how')}</Text>
      {isEnded && (
        <Text size="sm" mt={4}>
          {say('host.ended.safe')}
        </Text>
      )}
    </Alert>
  );
}
