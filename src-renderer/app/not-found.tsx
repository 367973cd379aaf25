import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { paths } from '../components/paths.ts';
import { useTexts } from '../i18n/index.ts';

/** An address that leads nowhere, such as an old bookmark. */
export function NotFound() {
  const say = useTexts('app');
  return (
    <Stack p="xl">
      <Title order={1} size="h2">
        {say('not-found.title')}
      </Title>
      <Text>{say('not-found.text')}</Text>
      <Anchor component={Link} to={paths.digests}>
        {say('not-found.home')}
      </Anchor>
    </Stack>
  );
}
