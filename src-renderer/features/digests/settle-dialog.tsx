import { Stack, Text } from '@mantine/core';
import type { DigestView, Responses } from '../../../src-shared/ipc/contract.ts';
import type { ChangeChoice } from '../../../src-shared/model/index.ts';
import { EntryLines, formatDate, formatMoney, ReasonDialog, ReasonForm } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './changes.module.css';
import { useSettle } from './use-settling.ts';

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

interface Settled {
  readonly digest: DigestView;
  readonly whole: Responses['digests.changes'];
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
      {choice !== null && <SettleForm {...props} choice={choice} />}
    </ReasonDialog>
  );
}

function SettleForm(props: Settled & { readonly choice: ChangeChoice }) {
  const { choice, digest, whole, onClose } = props;
  const say = useTexts('digests');
  const locale = useLocale();
  const settle = useSettle(digest.id, choice, onClose);
  const { journal, difference, total, adjustedOn } = whole;
  const amount = formatMoney(difference, digest.currency, locale, 'always');
  return (
    <ReasonForm
      note={say('settle.note')}
      confirm={say(`settle.${choice}.confirm`)}
      danger={choice === 'replace'}
      doing={settle}
      onCancel={onClose}
    >
      <Text size="sm">{say(`settle.${choice}.text`, { count: total.value, amount })}</Text>
      {choice === 'adjust' && adjustedOn !== null && (
        <Text size="sm">{say('settle.adjust.locked', { date: formatDate(adjustedOn, locale) })}</Text>
      )}
      {choice !== 'leave' && (
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {say(`settle.${choice}.journal`)}
          </Text>
          {journal.length === 0 ? (
            <Text size="sm">{say('changes.journal.none')}</Text>
          ) : (
            <div {...SCROLLS} className={classes['plan']} aria-label={say(`settle.${choice}.journal`)}>
              <EntryLines label={say('changes.journal')} lines={journal} books={digest.books} />
            </div>
          )}
        </Stack>
      )}
    </ReasonForm>
  );
}
