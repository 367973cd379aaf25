import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { StreamView } from '../../../src-shared/ipc/contract.ts';
import { CureLink, FailureNote, PageHeader, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChangedDaysSection } from './changed-days-section.tsx';
import { InvoiceSection } from './invoice-section.tsx';
import { fieldOf } from './failed-field.ts';
import { LockedDaysSection } from './locked-days-section.tsx';
import { PostingSection } from './posting-section.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { StoreSection } from './store-section.tsx';
import { StreamStatusBadge } from './stream-status-badge.tsx';
import classes from './streams.module.css';
import { SyncSection } from './sync-section.tsx';
import { TimeSection } from './time-section.tsx';
import { type SettingsForm, useSettingsForm } from './use-settings-form.ts';

/** The form: what is changed is saved together, and nobody leaves it by mistake. */
export function SettingsPage(props: {
  readonly stream: StreamView;
  readonly onBusy: (busy: boolean) => void;
}) {
  const say = useTexts('streams');
  const { stream } = props;
  const form = useSettingsForm(stream, props.onBusy);
  return (
    <form
      className={classes['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <PageHeader
        title={stream.name}
        subtitle={say('settings.subtitle', {
          provider: say(`provider.${stream.provider}`),
          books: stream.books,
        })}
        back={{ to: paths.streams, label: say('title') }}
        meta={<StreamStatusBadge status={stream.status} />}
        actions={
          <>
            <Button component={Link} to={paths.streamDigests(stream.name)} variant="default">
              {say('menu.digests')}
            </Button>
            <Button component={Link} to={paths.mappings(stream.name)} variant="default">
              {say('menu.mappings')}
            </Button>
          </>
        }
      />
      <Stack gap="md">
        <StoreSection form={form} />
        <SyncSection form={form} />
        <ScheduleSection form={form} />
        <InvoiceSection form={form} />
        <PostingSection form={form} />
        <LockedDaysSection form={form} />
        <ChangedDaysSection form={form} />
        <TimeSection form={form} />
        <SaveBar form={form} />
      </Stack>
    </form>
  );
}

function SaveBar({ form }: { readonly form: SettingsForm }) {
  const say = useTexts('streams');
  const { failure } = form;
  if (!form.isDirty) {
    return (
      <Text size="sm" role="status">
        {form.isSaved ? say('saved') : ''}
      </Text>
    );
  }
  return (
    <Stack gap="xs" className={classes['save-bar']}>
      {failure !== null && fieldOf(failure) === null && (
        <FailureNote
          failure={failure}
          action={
            <CureLink
              failure={failure}
              {...(failure.cure.target === null ? {} : { stream: failure.cure.target })}
            />
          }
          alert
        />
      )}
      <Group justify="space-between">
        <Text size="sm" role="status">
          {say(failure === null ? 'unsaved' : 'unsaved.failed')}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={form.discard} disabled={form.busy}>
            {say('discard')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {say('save')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
