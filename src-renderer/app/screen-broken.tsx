import { Button, Center, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useTexts } from '../i18n/index.ts';

/** What stands in the place of a screen that has failed. Data is safe: screens only show. */
export function ScreenBroken({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const say = useTexts('app');
  const words = error instanceof Error ? error.message : String(error);
  return (
    <Center mih="60vh" p="xl">
      <Stack maw={560} role="alert">
        <Title order={1} size="h2">
          {say('broken.title')}
        </Title>
        <Text>{say('broken.text')}</Text>
        <Code block>{words}</Code>
        <Group>
          <Button onClick={onRetry}>{say('broken.retry')}</Button>
          <Button variant="default" onClick={() => location.reload()}>
            {say('broken.reload')}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
