import { Button, Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { displayDate } from '../../../src-shared/time/index.ts';
import { FailureNote, TaskProgress } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { MAX_ROWS } from './batches.ts';
import { useMappings } from './mappings-store.ts';
import { MAX_DAYS, type RehearsalState } from './use-rehearsal.ts';

interface FormProps {
  readonly rehearsal: RehearsalState;
  /** The person goes to the row that is wrong. */
  readonly onShowRow: (id: string) => void;
}

/** How many days are replayed, and how it goes. */
export function RehearsalForm({ rehearsal, onShowRow }: FormProps) {
  const say = useTexts('mappings');
  const { busy, result, task } = rehearsal;
  return (
    <Stack gap="sm">
      <Text size="sm">{say('rehearse.text')}</Text>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (rehearsal.canStart && !busy) rehearsal.start();
        }}
      >
        <Group gap="md" align="flex-end">
          <NumberInput
            label={say('rehearse.days')}
            value={rehearsal.days ?? ''}
            onChange={(value) => rehearsal.setDays(wholeDays(value))}
            min={1}
            max={MAX_DAYS}
            allowDecimal={false}
            allowNegative={false}
            error={rehearsal.days === null && say('rehearse.days.wrong', { max: MAX_DAYS })}
            w={110}
            data-autofocus
          />
          <Checkbox
            mb={8}
            label={say('rehearse.unposted')}
            checked={rehearsal.isUnposted}
            onChange={(event) => rehearsal.setUnposted(event.currentTarget.checked)}
          />
          <Button type="submit" loading={busy} disabled={!rehearsal.canStart} variant="default" ml="auto">
            {say(result === null ? 'rehearse.start' : 'rehearse.again')}
          </Button>
        </Group>
      </form>
      <Since rehearsal={rehearsal} />
      {busy && task !== null && <TaskProgress task={task} cancel={rehearsal.cancel} />}
      {task?.state === 'cancelled' && (
        <Text size="sm" role="status">
          {say('rehearse.cancelled')}
        </Text>
      )}
      {task?.state !== 'cancelled' && <Failed rehearsal={rehearsal} onShowRow={onShowRow} />}
    </Stack>
  );
}

/** From which day on the changes hold, where that is not always. */
function Since({ rehearsal }: { readonly rehearsal: RehearsalState }) {
  const say = useTexts('mappings');
  const locale = useLocale();
  const { from, isMixed } = rehearsal.of;
  if (rehearsal.isTooMuch) return <Text size="sm">{say('rehearse.too-many', { count: MAX_ROWS })}</Text>;
  if (from === null) return null;
  const date = displayDate(from, locale);
  return <Text size="sm">{say(isMixed ? 'rehearse.mixed' : 'rehearse.from', { date })}</Text>;
}

/** Why it could not be rehearsed, with the way to the row that is wrong. */
function Failed({ rehearsal: { failure }, onShowRow }: FormProps) {
  const say = useTexts('mappings');
  const drafts = useMappings((state) => state.drafts);
  if (failure === null) return null;
  const { where } = failure;
  if (where === null || !(where in drafts)) return <FailureNote failure={failure} alert />;
  return (
    <FailureNote
      failure={failure}
      action={
        <Button size="xs" variant="default" onClick={() => onShowRow(where)}>
          {say('rehearse.show-row')}
        </Button>
      }
      alert
    />
  );
}

/** The field has text while something is being typed that is no number. */
function wholeDays(value: string | number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_DAYS
    ? value
    : null;
}
