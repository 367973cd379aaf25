import { List } from '@mantine/core';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { CountText, Figures, formatMoment } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import classes from './sync-status.module.css';

type Quarantine = Responses['status.panel']['quarantined'][number];

/** What does not agree, in the order in which it should be looked at. */
const DIFFERING = ['different', 'missing', 'unknownHere'] as const;

/** What comparing has found, in numbers, and what differs by its number in the books. */
export function QuarantineFindings(props: {
  readonly findings: NonNullable<Quarantine['findings']>;
  /** Of what differs, the first few of each. */
  readonly numbers: Quarantine['numbers'];
}) {
  const { findings, numbers } = props;
  const say = useTexts('sync-status');
  const locale = useLocale();
  const differs = DIFFERING.filter((which) => findings[which] > 0);
  return (
    <div className={classes['findings']}>
      <Figures
        label={say('findings', { at: formatMoment(findings.checkedAt, locale) })}
        items={(['same', ...DIFFERING] as const).map((which) => ({
          label: say(`findings.${which}`),
          value: <CountText count={findings[which]} />,
        }))}
      />
      <p>{say('findings.at', { at: formatMoment(findings.checkedAt, locale) })}</p>
      {differs.map((which) => (
        <div key={which}>
          <p>{say(`findings.${which}.text`)}</p>
          <Numbers numbers={numbers[which]} total={findings[which]} label={say(`findings.${which}`)} />
        </div>
      ))}
    </div>
  );
}

/** What scrolls must be within reach of the keyboard. */
const SCROLLS = { tabIndex: 0, role: 'region' } as const;

function Numbers(props: {
  readonly numbers: readonly string[];
  /** With those that are not listed. */
  readonly total: number;
  readonly label: string;
}) {
  const { numbers, total, label } = props;
  const say = useTexts('sync-status');
  if (numbers.length === 0) return null;
  return (
    <div {...SCROLLS} className={classes['numbers']} aria-label={label}>
      <List size="sm">
        {numbers.map((number) => (
          <List.Item key={number}>{number}</List.Item>
        ))}
        {total > numbers.length && (
          <List.Item>{say('findings.more', { count: total - numbers.length })}</List.Item>
        )}
      </List>
    </div>
  );
}
