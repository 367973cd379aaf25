import { Checkbox, Group, Radio, Stack } from '@mantine/core';
import { MAX_HOURS, SYNC_TIMES, TRANSFER_TIMES } from '../../../src-shared/model/index.ts';
import { Section } from '../../components/index.ts';
import { TimeOfDayInput } from '../../components/input/time-of-day-input.tsx';
import { TimesOfDayField } from '../../components/input/times-of-day-field.tsx';
import { useTexts } from '../../i18n/index.ts';
import { NextRun } from './next-run.tsx';
import type { SettingsForm } from './use-settings-form.ts';

/** Told at nine, when somebody is there to do something about it. */
const DEFAULT_TELL_MINUTES = 9 * 60;

/** When sales and transfers go to the books by themselves, and when somebody hears of a day that did not. */
export function ScheduleSection({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  const { tellMissingMinutes } = draft;
  return (
    <Section title={say('section.schedule')} description={say('section.schedule.text')}>
      <Stack gap="md">
        <Checkbox
          label={say('auto-sync')}
          description={say('auto-sync.text')}
          checked={draft.autoSync}
          onChange={(event) => change({ autoSync: event.currentTarget.checked })}
        />
        {draft.autoSync && <SyncTimes form={form} />}
        <TransferTimes form={form} />
        <Checkbox
          label={say('tell-missing')}
          description={say('tell-missing.text')}
          checked={tellMissingMinutes !== null}
          onChange={(event) =>
            change({ tellMissingMinutes: event.currentTarget.checked ? DEFAULT_TELL_MINUTES : null })
          }
        />
        {tellMissingMinutes !== null && (
          <Group>
            <TimeOfDayInput
              label={say('tell-missing.at')}
              minutes={tellMissingMinutes}
              onChange={(minutes) => change({ tellMissingMinutes: minutes })}
            />
          </Group>
        )}
        {!form.isDirty && <NextRun stream={form.stream.name} zone={form.stream.settings.timeZone} />}
      </Stack>
    </Section>
  );
}

function SyncTimes({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  return (
    <>
      <Radio.Group
        label={say('sync-times')}
        value={draft.syncTimes}
        onChange={(value) =>
          change({ syncTimes: SYNC_TIMES.find((times) => times === value) ?? draft.syncTimes })
        }
      >
        <Stack gap="xs" mt="xs">
          {SYNC_TIMES.map((times) => (
            <Radio
              key={times}
              value={times}
              label={say(`sync-times.${times}`)}
              description={say(`sync-times.${times}.text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.syncTimes === 'overnight' && (
        <Group>
          <TimeOfDayInput
            label={say('overnight')}
            minutes={draft.overnightMinutes}
            onChange={(overnightMinutes) => change({ overnightMinutes })}
          />
        </Group>
      )}
      {draft.syncTimes === 'at-hours' && (
        <Hours
          label={say('sync-hours')}
          times={draft.syncHours}
          onChange={(syncHours) => change({ syncHours })}
        />
      )}
    </>
  );
}

function TransferTimes({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { draft, change } = form;
  return (
    <>
      <Radio.Group
        label={say('transfer-times')}
        value={draft.transferTimes}
        onChange={(value) =>
          change({ transferTimes: TRANSFER_TIMES.find((times) => times === value) ?? draft.transferTimes })
        }
      >
        <Stack gap="xs" mt="xs">
          {TRANSFER_TIMES.map((times) => (
            <Radio
              key={times}
              value={times}
              label={say(`transfer-times.${times}`)}
              description={say(`transfer-times.${times}.text`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {draft.transferTimes === 'at-hours' && (
        <Hours
          label={say('transfer-hours')}
          times={draft.transferHours}
          onChange={(transferHours) => change({ transferHours })}
        />
      )}
    </>
  );
}

function Hours(props: {
  readonly label: string;
  readonly times: readonly number[];
  readonly onChange: (times: readonly number[]) => void;
}) {
  const say = useTexts('streams');
  return (
    <TimesOfDayField
      {...props}
      description={say('hours.text')}
      max={MAX_HOURS}
      nameOf={(number) => say('hours.one', { number })}
      removeOf={(number) => say('hours.remove', { number })}
      addLabel={say('hours.add')}
    />
  );
}
