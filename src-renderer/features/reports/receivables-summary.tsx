import { Alert, Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { AgedReceivablesView } from '../../../src-shared/ipc/contract.ts';
import { DateText, Figures, MoneyText, paths, TiesBadge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What all customers owe together, beside the accounts that it is kept on. */
export function ReceivablesSummary({ report }: { readonly report: AgedReceivablesView }) {
  const say = useTexts('reports');
  const { totals, control, currency, asOf, ties } = report;
  const { accounts } = control;
  return (
    <>
      {!ties && (
        <Alert color="red" variant="outline" title={say('receivables.ties.no')} role="alert">
          {say('receivables.ties.no.text')}{' '}
          <Anchor component={Link} to={paths.settings} size="sm">
            {say('ties.no.action')}
          </Anchor>
        </Alert>
      )}
      <Figures
        label={say('receivables.summary')}
        items={[
          {
            label: say('receivables.total'),
            value: <MoneyText amount={totals.total} currency={currency} size="lg" />,
            hint: <DateText date={asOf} />,
          },
          {
            label: say('summary.ledger'),
            value: <MoneyText amount={control.balance} currency={currency} size="lg" />,
            hint: say('summary.accounts', { count: accounts.length, accounts: accounts.join(', ') }),
          },
        ]}
        verdict={<TiesBadge ties={ties}>{say(ties ? 'receivables.ties' : 'ties.not')}</TiesBadge>}
      />
    </>
  );
}
