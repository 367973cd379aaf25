import { PasswordInput, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useHost } from '../../bridge/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Reach, ReachProblems } from './reach.ts';

const MAX = { url: 500, database: 100, user: 100, password: 500 } as const;

/** Where the books are and who logs in there. */
export function ReachFields(props: {
  readonly reach: Reach;
  /** What is said beside the fields. */
  readonly problems: ReachProblems;
  /** A password is kept already: it stays while no other is typed. */
  readonly hasPassword: boolean;
  readonly onChange: (part: Partial<Reach>) => void;
}) {
  const { reach, problems, hasPassword, onChange } = props;
  const say = useTexts('connections');
  const kept = useHost(({ info }) => placeOfSecrets(info?.capabilities ?? null));
  const error = (field: keyof Reach) => (problems[field] === undefined ? null : say(problems[field]));
  return (
    <Stack gap="sm">
      <TextInput
        label={say('url')}
        description={say('url.text')}
        placeholder="https://books.example.com"
        type="url"
        value={reach.url}
        maxLength={MAX.url}
        onChange={(event) => onChange({ url: event.currentTarget.value })}
        error={error('url')}
        required
      />
      <TextInput
        label={say('database')}
        description={say('database.text')}
        value={reach.database}
        maxLength={MAX.database}
        onChange={(event) => onChange({ database: event.currentTarget.value })}
        error={error('database')}
        required
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          label={say('user')}
          value={reach.user}
          maxLength={MAX.user}
          autoComplete="off"
          onChange={(event) => onChange({ user: event.currentTarget.value })}
          error={error('user')}
          required
        />
        <PasswordInput
          label={say('password')}
          placeholder={hasPassword ? say('password.stays') : ''}
          value={reach.password}
          maxLength={MAX.password}
          autoComplete="new-password"
          onChange={(event) => onChange({ password: event.currentTarget.value })}
          error={error('password')}
          visibilityToggleButtonProps={{ 'aria-label': say('password.show') }}
          required={!hasPassword}
        />
      </SimpleGrid>
      <Text size="sm">{say(`password.kept.${kept}`)}</Text>
    </Stack>
  );
}

/** Where this host keeps a password: a person is told before they type it. */
function placeOfSecrets(
  capabilities: { readonly kind: string; readonly secrets: boolean } | null,
): 'key-store' | 'file' | 'nowhere' {
  if (capabilities === null || capabilities.secrets) return 'key-store';
  return capabilities.kind === 'loopback' ? 'file' : 'nowhere';
}
