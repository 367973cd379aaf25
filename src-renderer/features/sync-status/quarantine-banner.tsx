import { Button } from '@mantine/core';
import { IconShieldPause } from '@tabler/icons-react';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { formatMoment, Notice } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { QuarantineFindings } from './quarantine-findings.tsx';

/** Why nothing is posted to a set of books, since when, and the way out: compare, then go on. */
export function QuarantineBanner(props: {
  readonly quarantine: Responses['status.panel']['quarantined'][number];
  /** A comparison is under way. */
  readonly busy: boolean;
  readonly onCompare: () => void;
  readonly onGoOn: () => void;
}) {
  const { quarantine, busy } = props;
  const { books, cause, since, findings, numbers } = quarantine;
  const say = useTexts('sync-status');
  const locale = useLocale();
  return (
    <Notice
      tone="warning"
      icon={IconShieldPause}
      title={say('quarantine.title', { books })}
      actions={
        <>
          {findings !== null && (
            <Button size="xs" variant="default" disabled={busy} onClick={props.onGoOn}>
              {say('quarantine.go-on')}
            </Button>
          )}
          <Button size="xs" loading={busy} onClick={props.onCompare}>
            {say(findings === null ? 'quarantine.compare' : 'quarantine.compare-again')}
          </Button>
        </>
      }
    >
      <p>{say(`quarantine.cause.${cause}`, { since: formatMoment(since, locale) })}</p>
      <p>{say('quarantine.meanwhile')}</p>
      {findings === null ? (
        <p>{say('quarantine.not-compared')}</p>
      ) : (
        <QuarantineFindings findings={findings} numbers={numbers} />
      )}
    </Notice>
  );
}
