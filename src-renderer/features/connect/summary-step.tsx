import type { Failure } from '../../../src-shared/model/index.ts';
import { Button, Group } from '@mantine/core';
import {
  CureLink,
  DateText,
  type Fact,
  FailureNote,
  formatBytes,
  KeyValue,
  Section,
} from '../../components/index.ts';
import { clockOf } from '../../../src-shared/time/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { zoneOf } from './connection.ts';
import { type Step, useWizard } from './connect-store.ts';
import { StepForm } from './step-form.tsx';
import { useConnect } from './use-connect.ts';
import type { Ready } from './use-plan.ts';

/** Where a failure of connecting is mended in this wizard. */
const STEP_OF: Partial<Record<Failure['code'], Step>> = {
  'stream-name-taken': 'posting',
  'books-name-taken': 'posting',
  'books-not-found': 'posting',
  'books-choice-needed': 'posting',
  'currency-needed': 'source',
  'folder-missing': 'source',
  'folder-unreadable': 'source',
  'profile-not-found': 'source',
  'profile-invalid': 'source',
  'place-unknown': 'source',
};

/** Everything once more before it is kept. */
export function SummaryStep({ ready }: { readonly ready: Ready }) {
  const say = useTexts('connect');
  const go = useWizard((wizard) => wizard.go);
  const connect = useConnect();
  const facts = useFacts(ready);
  const { failure } = connect;
  const mendedAt = failure === null ? undefined : STEP_OF[failure.code];
  return (
    <StepForm
      title={say('summary.title')}
      text={say('summary.text')}
      onBack={() => go('posting')}
      next={say('summary.connect')}
      onNext={() => void connect.run(ready)}
      busy={connect.busy}
    >
      <Section title={ready.plan.name}>
        <KeyValue items={facts} />
      </Section>
      {failure !== null && (
        <FailureNote
          failure={failure}
          action={
            <Group gap="xs">
              {mendedAt === undefined ? (
                <CureLink
                  failure={failure}
                  {...(failure.cure.target === null ? {} : { stream: failure.cure.target })}
                />
              ) : (
                <Button variant="default" size="xs" onClick={() => go(mendedAt)}>
                  {say('summary.back-to', { step: say(`step.${mendedAt}`) })}
                </Button>
              )}
            </Group>
          }
          alert
        />
      )}
    </StepForm>
  );
}

function useFacts({ found, plan }: Ready): readonly Fact[] {
  const say = useTexts('connect');
  const locale = useLocale();
  const answers = useWizard((wizard) => wizard.answers);
  const profiles = useAnswer('streams.profiles', {}, { enabled: answers.provider === 'file' }).data?.profiles;
  const profile = answers.profile ?? found.profile;
  const { units } = found;
  const ofFiles: readonly Fact[] =
    answers.provider !== 'file'
      ? []
      : [
          { label: say('folder'), value: answers.folder?.name ?? '' },
          {
            label: say('layout'),
            value: profiles?.find(({ name }) => name === profile)?.title ?? profile ?? '',
          },
          ...(units === null
            ? []
            : [
                {
                  label: say('found.files'),
                  value: say('found.files.count', {
                    count: units.count,
                    size: formatBytes(units.bytes, locale),
                  }),
                },
              ]),
        ];
  return [
    { label: say('provider'), value: say(`provider.${answers.provider}`) },
    ...ofFiles,
    { label: say('books'), value: say(`summary.books.${plan.books.kind}`, { ...plan.books }) },
    { label: say('currency'), value: plan.currency },
    { label: say('zone'), value: zoneOf(answers, found) },
    { label: say('cut-off'), value: clockOf(answers.cutOffMinutes ?? found.cutOffMinutes) },
    {
      label: say('start-date'),
      value: answers.startDate === null ? say('start-date.none') : <DateText date={answers.startDate} />,
    },
    { label: say('invoice'), value: say(answers.autoInvoice ? 'invoice.auto' : 'invoice.review') },
    { label: say('grouping'), value: say(`grouping.${answers.grouping}`) },
  ];
}
