import { Anchor, Button, Drawer, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CompleteDayView } from '../../../src-shared/ipc/contract.ts';
import { formatDate, paths, useFocusBack } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { ExplainQuestion } from './explain-question.tsx';
import { FindingRow } from './finding-row.tsx';
import { openFindings } from './finding-words.ts';

/** A location's day with everything that may be missing of it, and the place to say why it is not. */
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
  const { stream, there, expected, findings } = day;
  const [asking, setAsking] = useState<readonly string[] | null>(null);
  const [isKept, setKept] = useState(false);
  const back = useFocusBack(asking !== null);
  const open = openFindings(day).map(({ id }) => id);
  return (
    <Stack gap="sm">
      {/* The button goes when everything is explained: the keyboard is then at the top of the day. */}
      <Text size="sm" tabIndex={-1} {...(isKept ? { ref: back } : {})}>
        {say('there', { there, expected, stream })}
      </Text>
      <div>
        {findings.map((finding) => (
          <FindingRow key={finding.id} day={day} finding={finding} />
        ))}
      </div>
      {open.length > 1 && asking === null && (
        <Button
          variant="default"
          onClick={() => {
            setKept(false);
            setAsking(open);
          }}
          {...(isKept ? {} : { ref: back })}
        >
          {say('explain.all')}
        </Button>
      )}
      {asking !== null && (
        <ExplainQuestion
          day={day}
          findings={asking}
          onKept={() => {
            setKept(true);
            setAsking(null);
          }}
          onCancel={() => setAsking(null)}
        />
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
