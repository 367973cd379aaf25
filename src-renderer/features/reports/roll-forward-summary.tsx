import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { RollForwardView } from '../../../src-shared/ipc/contract.ts';
import { DateText, Figures, formatDate, MoneyText, paths, TiesBadge } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';

/** Where the balances began and ended, beside the ledger; says since when the two differ. */
export function RollForwardSummary(props: {
  readonly report: RollForwardView;
  /** For the links; undefined while there is only one set of books. */
  readonly books: string | undefined;
}) {
  const { report, books } = props;
  const say = useTexts('reports');
  const locale = useLocale();
  const { days, accounts, ties, currency } = report;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const wrong = days.filter((day) => !day.ties);
  const since = wrong[0]?.date ?? first.date;
  return (
    <>
      {!ties && (
        <Alert color="red" variant="outline" title={say('ties.no', { count: wrong.length })} role="alert">
          {say('ties.no.text', { date: formatDate(since, locale, {}) })}{' '}
          {accounts.map((account) => (
            <Anchor key={account} component={Link} to={paths.account(account, books)} size="sm" mr="xs">
              {say('ties.no.account', { account })}
            </Anchor>
          ))}
        </Alert>
      )}
      <Figures
        label={say('summary')}
        items={[
          {
            label: say('summary.opening'),
            value: <MoneyText amount={first.opening} currency={currency} size="lg" />,
            hint: <DateText date={first.date} />,
          },
          {
            label: say('summary.closing'),
            value: <MoneyText amount={last.closing} currency={currency} size="lg" />,
            hint: <DateText date={last.date} />,
          },
          {
            label: say('summary.ledger'),
            value: <MoneyText amount={last.control} currency={currency} size="lg" />,
            hint: say('summary.accounts', { count: accounts.length, accounts: accounts.join(', ') }),
          },
        ]}
        verdict={<TiesBadge ties={ties}>{say(ties ? 'ties' : 'ties.not')}</TiesBadge>}
      />
    </>
  );
}
