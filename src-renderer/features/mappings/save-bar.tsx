import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { displayDate } from '../../../src-shared/time/index.ts';
import { DateField, FailureNote } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { ruledLater } from './batches.ts';
import classes from './mappings.module.css';
import { useMappings } from './mappings-store.ts';
import { Rehearsal } from './rehearsal.tsx';
import { thingWords } from './thing-words.ts';
import type { Saving } from './use-save.ts';

/** Saves every changed row together, from a date on or for all days that are not posted. */
export function SaveBar({ saving }: { readonly saving: Saving }) {
  const say = useTexts('mappings');
  const { drafts, when, discard, saved } = useMappings();
  const [tried, setTried] = useState(false);
  const [isRehearsing, setRehearsing] = useState(false);
  const problem = useDateProblem();
  const { save, accept } = saving;
  const failure = save.failure ?? accept.failure;
  const count = Object.keys(drafts).length;
  if (count === 0 && failure === null) {
    return (
      <Text size="sm" mt="md" role="status">
        {saved === null ? '' : say('saved', { count: saved })}
      </Text>
    );
  }
  return (
    <Stack gap="xs" className={classes['save-bar']} role="region" aria-label={say('save-bar')}>
      {failure !== null && <FailureNote failure={failure} alert />}
      {count > 0 && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (problem === null) void save.run().then(() => setTried(false));
          }}
        >
          <Group justify="space-between" gap="sm">
            <Text size="sm" role="status" fw={600}>
              {say('unsaved', { count })}
            </Text>
            <WhenFields problem={tried || when.kind === 'present' ? problem : null} />
            <Group gap="xs" ml="auto">
              <Button
                variant="default"
                onClick={() => {
                  setTried(false);
                  save.forget();
                  discard();
                }}
                disabled={save.busy}
              >
                {say('discard')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  setTried(true);
                  if (problem === null) setRehearsing(true);
                }}
                disabled={save.busy}
              >
                {say('rehearse')}
              </Button>
              <Button type="submit" loading={save.busy}>
                {say('save', { count })}
              </Button>
            </Group>
          </Group>
        </form>
      )}
      <Rehearsal opened={isRehearsing} onClose={() => setRehearsing(false)} saving={saving} />
    </Stack>
  );
}

function WhenFields({ problem }: { readonly problem: string | null }) {
  const say = useTexts('mappings');
  const { when, setWhen } = useMappings();
  return (
    <Group gap="xs" align="flex-start">
      <SegmentedControl
        size="xs"
        aria-label={say('when')}
        value={when.kind}
        onChange={(kind) => setWhen(kind === 'from' ? { kind, date: null } : { kind: 'present' })}
        data={[
          { value: 'present', label: say('when.present') },
          { value: 'from', label: say('when.from') },
        ]}
      />
      {when.kind === 'from' && (
        <DateField
          size="xs"
          aria-label={say('when.date')}
          placeholder={say('when.date')}
          value={when.date}
          onChange={(date) => setWhen({ kind: 'from', date })}
          error={problem}
          w={180}
        />
      )}
    </Group>
  );
}

/** Why the chosen day will not do; null when it does. */
function useDateProblem(): string | null {
  const say = useTexts('mappings');
  const locale = useLocale();
  const { drafts, when } = useMappings();
  if (when.kind === 'present') return null;
  if (when.date === null) return say('when.missing');
  const later = ruledLater(Object.values(drafts), when.date);
  if (later === null) return null;
  return say('when.too-early', {
    name: thingWords(later, say),
    date: displayDate(later.present.from ?? '', locale),
  });
}
