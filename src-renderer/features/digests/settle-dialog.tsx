import { Stack, Text } from '@mantine/core';
import type { DigestView, Responses } from '../../../src-shared/ipc/contract.ts';
import type { ChangeChoice } from '../../../src-shared/model/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import {
  CureLink,
  FailureNote,
  formatDate,
  formatMoney,
  QueryView,
  ReasonDialog,
  ReasonForm,
} from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './changes.module.css';
import { Refusals } from './refusals.tsx';
import { useSettle } from './use-settling.ts';
import { OwnEntryLines } from './own-entry-lines.tsx';

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

type Plan = Responses['digests.changes-plan'];
type Choice = Plan['choices'][number];

/** What a person wants to do, and to which receipts. */
export interface Asked {
  readonly choice: ChangeChoice;
  /** All that has changed where left out. */
  readonly documents: readonly string[] | undefined;
}

interface Settled {
  readonly digest: DigestView;
  readonly onClose: () => void;
}

/** Says what a decision will do to the books, and asks why. */
export function SettleDialog(props: Settled & { readonly asked: Asked | null }) {
  const { asked, digest, onClose } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const day = { location: digest.location, date: formatDate(digest.date, locale) };
  return (
    <ReasonDialog
      opened={asked !== null}
      title={asked === null ? '' : say(`settle.${asked.choice}.title`, day)}
      size={asked?.choice === 'leave' ? 'md' : 'xl'}
      onClose={onClose}
    >
      {asked !== null && <Planned {...{ digest, onClose }} {...asked} />}
    </ReasonDialog>
  );
}

function Planned(props: Settled & Asked) {
  const { choice, digest, documents } = props;
  const query = useAnswer('digests.changes-plan', {
    id: digest.id,
    ...(documents === undefined ? {} : { documents: [...documents] }),
  });
  return (
    <QueryView query={query}>
      {(plan) => {
        const planned = plan.choices.find((one) => one.choice === choice);
        return planned === undefined ? null : <SettleForm {...props} plan={plan} planned={planned} />;
      }}
    </QueryView>
  );
}

function SettleForm(props: Settled & Asked & { readonly plan: Plan; readonly planned: Choice }) {
  const { plan, planned, digest, documents, onClose } = props;
  const { choice, refused, along, left, journal, waits } = planned;
  const { adjustedOn, seen } = plan;
  const say = useTexts('digests');
  const locale = useLocale();
  const settle = useSettle({ digest: digest.id, choice, documents, seen }, onClose);
  return (
    <ReasonForm
      note={say('settle.note')}
      confirm={say(`settle.${choice}.confirm`)}
      danger={choice === 'replace'}
      doing={settle}
      inPlace={documents !== undefined}
      {...(refused === null
        ? {}
        : { blocked: <FailureNote failure={refused} compact action={<CureLink failure={refused} />} /> })}
      onCancel={onClose}
    >
      {refused === null && (
        <>
          <WhatHappens {...{ plan, planned, digest }} />
          {along > 0 && <Text size="sm">{say('settle.along', { count: along })}</Text>}
          {choice === 'adjust' && adjustedOn !== null && (
            <Text size="sm">{say('settle.adjust.locked', { date: formatDate(adjustedOn, locale) })}</Text>
          )}
          {waits && (
            <Text size="sm" fw={600}>
              {say(choice === 'replace' ? 'settle.replace.waits' : 'settle.adjust.waits')}
            </Text>
          )}
          <Refusals refusals={left} />
          {choice !== 'leave' && <Moved {...{ choice, journal, digest }} />}
        </>
      )}
    </ReasonForm>
  );
}

/** How much it is about; of more receipts than are worked out, what the first of them come to. */
function WhatHappens(props: { readonly plan: Plan; readonly planned: Choice; readonly digest: DigestView }) {
  const { plan, planned, digest } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const { choice, settled, difference } = planned;
  const amount = formatMoney(difference, digest.currency, locale, 'always');
  if (plan.planned >= plan.total) {
    return <Text size="sm">{say(`settle.${choice}.text`, { count: settled, amount })}</Text>;
  }
  return (
    <>
      <Text size="sm">{say(`settle.${choice}.many`, { count: plan.total })}</Text>
      <Text size="sm" fw={600}>
        {say('settle.planned', { planned: plan.planned, amount })}
      </Text>
    </>
  );
}

function Moved(props: Pick<Choice, 'choice' | 'journal'> & Pick<Settled, 'digest'>) {
  const { choice, journal, digest } = props;
  const say = useTexts('digests');
  const title = say(choice === 'replace' ? 'settle.replace.journal' : 'settle.adjust.journal');
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {journal.length === 0 ? (
        <Text size="sm">{say('changes.journal.none')}</Text>
      ) : (
        <div {...SCROLLS} className={classes['plan']} aria-label={title}>
          <OwnEntryLines label={title} lines={journal} books={digest.books} />
        </div>
      )}
    </Stack>
  );
}
