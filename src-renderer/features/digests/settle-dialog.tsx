import { Stack, Text } from '@mantine/core';
import type { DigestView, Responses } from '../../../src-shared/ipc/contract.ts';
import type { ChangeChoice } from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';
import { useAnswer } from '../../bridge/index.ts';
import {
  CureLink,
  EntryLines,
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

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

type Choice = Responses['digests.changes-plan']['choices'][number];

interface Settled {
  readonly digest: DigestView;
  /** What is decided about; all that has changed where left out. */
  readonly documents: readonly string[] | undefined;
  readonly onClose: () => void;
}

/** Says what a decision will do to the books, and asks why. */
export function SettleDialog(props: Settled & { readonly choice: ChangeChoice | null }) {
  const { choice, digest, onClose } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const day = { location: digest.location, date: formatDate(digest.date, locale) };
  return (
    <ReasonDialog
      opened={choice !== null}
      title={choice === null ? '' : say(`settle.${choice}.title`, day)}
      size={choice === 'leave' ? 'md' : 'xl'}
      onClose={onClose}
    >
      {choice !== null && <Planned {...props} choice={choice} />}
    </ReasonDialog>
  );
}

function Planned(props: Settled & { readonly choice: ChangeChoice }) {
  const { choice, digest, documents } = props;
  const query = useAnswer('digests.changes-plan', {
    id: digest.id,
    ...(documents === undefined ? {} : { documents: [...documents] }),
  });
  return (
    <QueryView query={query}>
      {({ choices, adjustedOn }) => {
        const planned = choices.find((one) => one.choice === choice);
        return planned === undefined ? null : (
          <SettleForm {...props} planned={planned} adjustedOn={adjustedOn} />
        );
      }}
    </QueryView>
  );
}

function SettleForm(props: Settled & { readonly planned: Choice; readonly adjustedOn: BusinessDate | null }) {
  const { planned, digest, documents, adjustedOn, onClose } = props;
  const { choice, refused, settled, along, left, journal, waits } = planned;
  const say = useTexts('digests');
  const locale = useLocale();
  const settle = useSettle({ digest: digest.id, choice, documents }, onClose);
  const amount = formatMoney(planned.difference, digest.currency, locale, 'always');
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
          <Text size="sm">{say(`settle.${choice}.text`, { count: settled, amount })}</Text>
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
          <EntryLines label={say('changes.journal')} lines={journal} books={digest.books} />
        </div>
      )}
    </Stack>
  );
}
