import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconShieldPause } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { ask } from '../../bridge/index.ts';
import {
  Badge,
  type Fact,
  FailureNote,
  formatMoment,
  KeyValue,
  paths,
  Section,
} from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { ConnectionState } from './connection-state.tsx';
import { Outcome } from './outcome.tsx';
import { BooksQuarantine } from './quarantine.tsx';
import { TrialButtons } from './trial-buttons.tsx';
import { useTrial } from './use-trial.ts';

export type Books = Responses['books.connections']['books'][number];

/** One set of books: how it is reached, whether it answers, who posts there. */
export function ConnectionSection(props: {
  readonly books: Books;
  /** How often its connection was changed here: what a test said before is not of this one. */
  readonly changes: number;
  readonly onChange: () => void;
  readonly onAccounts: () => void;
}) {
  const { books, changes, onChange, onAccounts } = props;
  const { name, connection, parked } = books;
  const say = useTexts('connections');
  const locale = useLocale();
  const facts = useFacts(books);
  // What a test said stays until the next one, or until the connection is changed.
  const test = useCallback(async (signal: AbortSignal) => ask('books.test', { books: name }, signal), [name]);
  const trial = useTrial(test, `${changes} ${name}`);
  return (
    <Section
      title={name}
      actions={
        <Group gap="xs">
          {connection !== null && (
            <>
              <TrialButtons trial={trial} onTest={() => void trial.run()} books={name} size="xs" />
              <Button
                size="xs"
                variant="default"
                onClick={onChange}
                aria-label={say('change.of', { books: name })}
              >
                {say('change')}
              </Button>
            </>
          )}
          <Button
            size="xs"
            variant="default"
            onClick={onAccounts}
            aria-label={say('accounts.of', { books: name })}
          >
            {say('accounts')}
          </Button>
        </Group>
      }
    >
      <Stack gap="sm">
        {connection !== null && (
          <Group gap="xs">
            <ConnectionState
              failure={trial.failure ?? parked?.cause ?? null}
              answers={trial.found !== null}
            />
            {books.quarantine !== null && (
              <Badge tone="warning" icon={IconShieldPause}>
                {say('quarantine')}
              </Badge>
            )}
          </Group>
        )}
        <BooksQuarantine books={books} />
        {parked !== null && trial.failure === null && (
          <FailureNote failure={parked.cause} tone="warning" compact />
        )}
        {parked !== null && (
          <Text size="sm">{say('parked', { until: formatMoment(parked.until, locale) })}</Text>
        )}
        <Outcome failure={trial.failure} found={trial.found} isStopped={trial.isStopped} />
        <KeyValue items={facts} />
      </Stack>
    </Section>
  );
}

function useFacts({ system, currency, connection, streams, accounts }: Books): readonly Fact[] {
  const say = useTexts('connections');
  return [
    { label: say('system'), value: say(`system.${system}`) },
    ...(connection === null
      ? []
      : [
          { label: say('url'), value: connection.url },
          { label: say('database'), value: connection.database },
          { label: say('user'), value: connection.user },
        ]),
    { label: say('currency'), value: currency },
    {
      label: say('streams'),
      value:
        streams.length === 0
          ? say('streams.none')
          : streams.map((stream, at) => (
              <span key={stream}>
                {at > 0 && ', '}
                <Anchor component={Link} to={paths.mappings(stream)} inherit>
                  {stream}
                </Anchor>
              </span>
            )),
      hint: streams.length === 0 ? say('streams.none.text') : say('streams.text'),
    },
    { label: say('chart'), value: say('chart.count', { count: accounts }) },
  ];
}
