import { Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RehearsalView } from '../../../src-shared/ipc/contract.ts';
import { displayDate } from '../../../src-shared/time/index.ts';
import { type Column, DataTable, DateText } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { useAmountColumns } from './rehearsal-columns.tsx';
import { RehearsedDay } from './rehearsed-day.tsx';
import { RehearsalRemarks } from './rehearsal-remarks.tsx';
import classes from './rehearsal.module.css';

type Account = RehearsalView['accounts'][number];
type Day = RehearsalView['days'][number];

/** One account on one day. */
interface DayAccount extends Account {
  readonly key: string;
  readonly day: Day;
}

/** What differs: account by account, day by day, and the entries of one day. */
export function RehearsalResult({ result }: { readonly result: RehearsalView }) {
  const say = useTexts('mappings');
  const locale = useLocale();
  const [day, setDay] = useState<Day | null>(null);
  const [isBack, setBack] = useState(false);
  const { from, to, digests, accounts, days } = result;
  const back = (): void => {
    setDay(null);
    setBack(true);
  };
  if (from === null || to === null) {
    return (
      <Text size="sm" mt="md" role="status">
        {say('rehearse.nothing')}
      </Text>
    );
  }
  // A day of an earlier rehearsal is not one of this.
  if (day !== null && days.includes(day)) {
    return <RehearsedDay result={result} day={day} onBack={back} />;
  }
  const range = { from: displayDate(from, locale), to: displayDate(to, locale), count: digests };
  return (
    <Stack gap="md" mt="md">
      <Text size="sm" role="status" fw={600}>
        {say('rehearse.range', range)}
        {days.length === 0 && `: ${say('rehearse.same')}`}
      </Text>
      {days.length > 0 && (
        <>
          <Accounts result={result} accounts={accounts} />
          <Days result={result} onOpen={setDay} isBack={isBack} />
        </>
      )}
      <RehearsalRemarks result={result} />
    </Stack>
  );
}

function Accounts(props: { readonly result: RehearsalView; readonly accounts: readonly Account[] }) {
  const say = useTexts('mappings');
  const columns = useAmountColumns<Account>(props.result.currency, props.accounts);
  return (
    <section>
      <h3 className={classes['heading']}>{say('rehearse.accounts')}</h3>
      <Text size="xs" c="dimmed">
        {say('rehearse.debits')}
      </Text>
      <DataTable
        label={say('rehearse.accounts')}
        columns={columns}
        rows={props.accounts}
        rowKey={accountOf}
        empty={say('rehearse.same')}
        maxHeight={280}
      />
    </section>
  );
}

function Days(props: {
  readonly result: RehearsalView;
  readonly onOpen: (day: Day) => void;
  /** The person comes back from a day: its button is gone, and the keyboard goes on here. */
  readonly isBack: boolean;
}) {
  const say = useTexts('mappings');
  const locale = useLocale();
  const { result, onOpen, isBack } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isBack) heading.current?.focus();
  }, [isBack]);
  const rows = useMemo(() => result.days.flatMap(accountsOfDay), [result]);
  const amounts = useAmountColumns<DayAccount>(result.currency, null);
  const columns = useMemo(
    (): readonly Column<DayAccount>[] => [
      {
        key: 'date',
        header: say('rehearse.date'),
        render: ({ day }) => <DateText date={day.date} />,
        width: 122,
      },
      { key: 'location', header: say('rehearse.location'), render: ({ day }) => day.location, minWidth: 90 },
      ...amounts,
    ],
    [say, amounts],
  );
  return (
    <section>
      <h3 ref={heading} tabIndex={-1} className={classes['heading']}>
        {say('rehearse.by-day')}
      </h3>
      <Text size="xs" c="dimmed">
        {say('rehearse.by-day.text')}
      </Text>
      <DataTable
        label={say('rehearse.by-day')}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        rowLabel={({ day, account }) => `${displayDate(day.date, locale)} ${day.location} ${account}`}
        onOpen={({ day }) => onOpen(day)}
        maxHeight={320}
      />
    </section>
  );
}

const accountOf = ({ account }: Account): string => account;

function accountsOfDay(day: Day): readonly DayAccount[] {
  return day.accounts.map((account) => ({
    ...account,
    key: `${day.date} ${day.location} ${account.account}`,
    day,
  }));
}
