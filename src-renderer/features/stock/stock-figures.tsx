import { Alert, Anchor, Stack } from '@mantine/core';
import { Link } from 'react-router';
import type { StockReportView } from '../../../src-shared/ipc/contract.ts';
import { Figures, isZero, MoneyText, paths, TiesBadge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What all stock is worth beside the accounts that it is kept on, and whether the two are one. */
export function StockFigures({
  report,
}: {
  readonly report: Pick<StockReportView, 'totals' | 'ties' | 'currency'>;
}) {
  const say = useTexts('stock');
  const { totals, ties, currency } = report;
  const money = (amount: string) => <MoneyText amount={amount} currency={currency} />;
  const isMoving = !isZero(totals.inTransit) || !isZero(totals.inTransitAccount);
  return (
    <Stack gap="sm">
      {!ties && (
        <Alert color="red" variant="outline" title={say('ties.no')} role="alert">
          {say('ties.no.text')}{' '}
          <Anchor component={Link} to={paths.settings} size="sm">
            {say('ties.no.action')}
          </Anchor>
        </Alert>
      )}
      <Figures
        label={say('totals')}
        items={[
          {
            label: say('totals.on-hand'),
            value: <MoneyText amount={totals.onHand} currency={currency} size="lg" />,
            hint: (
              <>
                {say('totals.inventory')} {money(totals.inventoryAccount)}
              </>
            ),
          },
          ...(isMoving
            ? [
                {
                  label: say('totals.in-transit'),
                  value: <MoneyText amount={totals.inTransit} currency={currency} size="lg" />,
                  hint: (
                    <>
                      {say('totals.in-transit-account')} {money(totals.inTransitAccount)}
                    </>
                  ),
                },
              ]
            : []),
        ]}
        verdict={<TiesBadge ties={ties}>{say(ties ? 'ties' : 'ties.no')}</TiesBadge>}
      />
    </Stack>
  );
}
