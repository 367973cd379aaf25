import { Button, Group, Loader, Text } from '@mantine/core';
import { IconFolderQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { DiscoveryView } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import {
  CureLink,
  EmptyState,
  FailureNote,
  type Fact,
  formatBytes,
  KeyValue,
  paths,
  Section,
} from '../../components/index.ts';
import { type Say, useLocale, useTexts } from '../../i18n/index.ts';
import classes from './connect.module.css';
import type { Discovery } from './use-discovery.ts';

/** Locations beyond these are counted, not named. */
const NAMED_LOCATIONS = 12;

/** What a look at the source has found, or why it could not be looked at. */
export function Found({ discovery, tried }: { readonly discovery: Discovery; readonly tried: boolean }) {
  const say = useTexts('connect');
  const { found, looking, failure: problem, lookAgain } = discovery;
  const again = (
    <Button variant="default" size="xs" onClick={lookAgain} loading={looking}>
      {say('look-again')}
    </Button>
  );
  if (problem !== null) {
    return (
      <FailureNote
        failure={problem}
        action={
          <Group gap="xs">
            <CureLink failure={problem} />
            {again}
          </Group>
        }
        alert
      />
    );
  }
  if (found === null) {
    return looking ? (
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{say('looking')}</Text>
      </Group>
    ) : null;
  }
  if (found.connectedAs !== null) return <AlreadyConnected name={found.connectedAs} alert={tried} />;
  if (found.units?.count === 0) {
    return (
      <Section title={say('found')} actions={again}>
        <EmptyState icon={IconFolderQuestion} title={say('found.nothing')} text={say('found.nothing.text')} />
      </Section>
    );
  }
  return (
    <Section title={say('found')} description={say('found.text')} actions={again}>
      <FoundFacts found={found} />
    </Section>
  );
}

function AlreadyConnected({ name, alert }: { readonly name: string; readonly alert: boolean }) {
  const say = useTexts('connect');
  return (
    <FailureNote
      key={alert ? 'said' : 'shown'}
      failure={failure('account-already-connected', { data: { name }, action: 'open-stream', target: name })}
      action={
        <Button component={Link} to={paths.stream(name)} size="xs" variant="default">
          {say('found.open', { name })}
        </Button>
      }
      alert
    />
  );
}

function FoundFacts({ found }: { readonly found: DiscoveryView }) {
  const say = useTexts('connect');
  const locale = useLocale();
  return <KeyValue items={factsOf(found, say, locale)} />;
}

function factsOf({ units, locations, currency, account }: DiscoveryView, say: Say, locale: string): Fact[] {
  const files: Fact[] =
    units === null
      ? []
      : [
          {
            label: say('found.files'),
            value: say('found.files.count', { count: units.count, size: formatBytes(units.bytes, locale) }),
            hint: <FileNames names={units.names} more={units.count - units.names.length} />,
          },
        ];
  const names = locations.slice(0, NAMED_LOCATIONS).map((location) => location.name);
  const more = locations.length - names.length;
  return [
    ...files,
    {
      label: say('found.locations'),
      value:
        names.length === 0
          ? say('found.locations.none')
          : names.join(', ') + (more > 0 ? ` ${say('found.more', { count: more })}` : ''),
    },
    ...(currency === null ? [] : [{ label: say('currency'), value: currency }]),
    { label: say('found.account'), value: account },
  ];
}

function FileNames({ names, more }: { readonly names: readonly string[]; readonly more: number }) {
  const say = useTexts('connect');
  return (
    <ul className={classes['files']}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
      {more > 0 && <li>{say('found.more', { count: more })}</li>}
    </ul>
  );
}
