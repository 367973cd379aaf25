import { Anchor, Button, Drawer, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CompleteDayView, FindingView } from '../../../src-shared/ipc/contract.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, formatDate, paths } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './completeness.module.css';
import { ExplainForm } from './explain-form.tsx';
import { findingText, openFindings } from './finding-words.ts';

/** A location's day with everything that may be missing of it, and the place to say why nothing is. */
export function DayDrawer(props: { readonly day: CompleteDayView | null; readonly onClose: () => void }) {
  const { day, onClose } = props;
  const say = useTexts('completeness');
  const locale = useLocale();
  return (
    <Drawer
      opened={day !== null}
      onClose={onClose}
      title={day === null ? say('title') : `${day.location}, ${formatDate(day.date, locale)}`}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {day !== null && <DayDetail key={`${day.stream} ${day.location} ${day.date}`} day={day} />}
    </Drawer>
  );
}

function DayDetail({ day }: { readonly day: CompleteDayView }) {
  const say = useTexts('completeness');
  const { stream, location, date, there, expected, findings } = day;
  const [asking, setAsking] = useState<readonly string[] | null>(null);
  const explain = useAction((ids: readonly string[], reason: string | null) =>
    ask('completeness.explain', { stream, location, date, findings: [...ids], reason }),
  );
  const open = openFindings(day);
  const send = async (ids: readonly string[], reason: string | null): Promise<void> => {
    // What was written stays when it could not be kept.
    if ((await explain.run(ids, reason)) !== null) setAsking(null);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{say('there', { there, expected, stream })}</Text>
      <div>
        {findings.map((finding) => (
          <Found
            key={finding.id}
            finding={finding}
            busy={explain.busy}
            onExplain={() => setAsking([finding.id])}
            onTakeBack={() => void send([finding.id], null)}
          />
        ))}
      </div>
      {open.length > 1 && asking === null && (
        <Button variant="default" onClick={() => setAsking(open.map(({ id }) => id))}>
          {say('explain.all')}
        </Button>
      )}
      {asking !== null && (
        <ExplainForm
          busy={explain.busy}
          onSend={(reason) => void send(asking, reason)}
          onCancel={() => setAsking(null)}
        />
      )}
      {explain.failure !== null && (
        <FailureNote failure={explain.failure} action={<CureLink failure={explain.failure} />} alert />
      )}
      <Text size="sm">
        {say('cure')}{' '}
        <Anchor component={Link} to={paths.imports} inherit>
          {say('cure.imports')}
        </Anchor>
      </Text>
    </Stack>
  );
}

function Found(props: {
  readonly finding: FindingView;
  readonly busy: boolean;
  readonly onExplain: () => void;
  readonly onTakeBack: () => void;
}) {
  const { finding, busy, onExplain, onTakeBack } = props;
  const say = useTexts('completeness');
  const { explained } = finding;
  const text = findingText(finding, say);
  return (
    <div className={classes['finding']}>
      <Text size="sm" component="div">
        {text}
        {explained !== null && (
          <Text size="sm" c="dimmed">
            {say('explained', { reason: explained })}
          </Text>
        )}
      </Text>
      {explained === null ? (
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          onClick={onExplain}
          aria-label={`${say('explain')}: ${text}`}
        >
          {say('explain')}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="subtle"
          disabled={busy}
          onClick={onTakeBack}
          aria-label={`${say('take-back')}: ${text}`}
        >
          {say('take-back')}
        </Button>
      )}
    </div>
  );
}
