import { Button, Stack } from '@mantine/core';
import { cancelTask, useAction, useAnswer, useTask } from '../../bridge/index.ts';
import {
  CopyText,
  CureLink,
  FailureNote,
  formatBytes,
  InstantText,
  KeyValue,
  QueryView,
  Section,
  TaskProgress,
} from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { CheckProblems } from './check-problems.tsx';

/** The ledger file: where it is, how big, and a check that adds everything up again. */
export function LedgerFacts() {
  const say = useTexts('settings');
  const locale = useLocale();
  const query = useAnswer('ledger.info', {});
  const check = useTask('ledger.check');
  const cancel = useAction(cancelTask);
  const { task, result } = check;
  return (
    <Section
      title={say('ledger')}
      actions={
        <Button variant="default" onClick={() => void check.start({})} disabled={check.busy}>
          {say('ledger.check')}
        </Button>
      }
    >
      <Stack gap="sm">
        <QueryView query={query}>
          {(ledger) => (
            <KeyValue
              items={[
                {
                  label: say('ledger.file'),
                  value: <CopyText text={ledger.file} what={say('ledger.file')} />,
                },
                { label: say('ledger.size'), value: formatBytes(ledger.bytes, locale) },
                { label: say('ledger.created'), value: <InstantText at={ledger.createdAt} /> },
                { label: say('ledger.version'), value: String(ledger.version) },
              ]}
            />
          )}
        </QueryView>
        {check.failure !== null && task?.state !== 'failed' && (
          <FailureNote failure={check.failure} action={<CureLink failure={check.failure} />} compact alert />
        )}
        {task !== null && (
          <TaskProgress
            task={task}
            cancel={cancel}
            {...(result === null
              ? {}
              : {
                  result:
                    result.problems.length === 0
                      ? say('ledger.fine')
                      : say('ledger.problems', { count: result.problems.length }),
                })}
          />
        )}
        {result !== null && <CheckProblems problems={result.problems} />}
      </Stack>
    </Section>
  );
}
