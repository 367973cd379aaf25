import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MappingProblemView } from '../../../src-shared/ipc/contract.ts';
import { displayDate } from '../../../src-shared/time/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { Badge, paths, QueryView, sectionOf } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './journal.module.css';
import { useMappings } from './mappings-store.ts';
import { RowState } from './row-state.tsx';
import type { MappingRow } from './rows.ts';
import { thingWords } from './thing-words.ts';

/** So many are listed before a person asks for all. */
const SHOWN = 6;

/** What days would be held for, before one is; each with the way to its row. */
export function JournalMissing({ stream }: { readonly stream: string }) {
  const validation = useAnswer('mappings.validate', { stream });
  return (
    <QueryView query={validation} skeleton={null}>
      {({ problems }) => <Problems stream={stream} problems={problems} />}
    </QueryView>
  );
}

function Problems(props: { readonly stream: string; readonly problems: readonly MappingProblemView[] }) {
  const say = useTexts('mappings');
  const { stream, problems } = props;
  const [isWhole, setWhole] = useState(false);
  if (problems.length === 0) {
    return (
      <Text size="sm" className={classes['complete'] ?? ''}>
        <IconCircleCheck size={16} aria-hidden />
        {say('problems.none')}
      </Text>
    );
  }
  const shown = isWhole ? problems : problems.slice(0, SHOWN);
  return (
    <section className={classes['problems']} aria-labelledby="journal-problems">
      <h2 id="journal-problems">{say('problems', { count: problems.length })}</h2>
      <ul>
        {shown.map((problem) => (
          <Problem key={`${problem.type}:${problem.key}`} stream={stream} problem={problem} />
        ))}
      </ul>
      {problems.length > SHOWN && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
          {isWhole ? say('problems.fewer') : say('problems.all', { count: problems.length })}
        </Button>
      )}
    </section>
  );
}

function Problem(props: { readonly stream: string; readonly problem: MappingProblemView }) {
  const say = useTexts('mappings');
  const locale = useLocale();
  const navigate = useNavigate();
  const seek = useMappings((state) => state.seek);
  const { stream, problem } = props;
  const id = `${problem.type}:${problem.key}`;
  const draft = useMappings(({ drafts }) => drafts[id]?.row ?? null);
  const thing = thingWords(problem, say);
  return (
    <li>
      <Mark needed={problem.needed} draft={draft} />
      <span className={classes['words']}>
        {say(`problem.${problem.problem}`, { thing, account: problem.account ?? '' })}{' '}
        <Text span size="xs" c="dimmed">
          {say('problem.from', { date: displayDate(problem.from, locale) })}
        </Text>
      </span>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={say('problem.show-of', { thing })}
        onClick={() => {
          seek(id);
          const section = sectionOf(problem.type);
          if (section !== 'journal') void navigate(paths.mappings(stream, section));
        }}
      >
        {say('problem.show')}
      </Button>
    </li>
  );
}

function Mark(props: { readonly needed: boolean; readonly draft: MappingRow | null }) {
  const say = useTexts('mappings');
  if (props.draft !== null) return <RowState row={props.draft} />;
  return props.needed ? (
    <Badge tone="warning" icon={IconAlertTriangle}>
      {say('problem.needed')}
    </Badge>
  ) : (
    <Badge tone="neutral" icon={IconClock}>
      {say('problem.later')}
    </Badge>
  );
}
