import { Alert, Stack } from '@mantine/core';
import { IconReceiptOff } from '@tabler/icons-react';
import type { ExplainedLineView, ReceiptView } from '../../../src-shared/ipc/contract.ts';
import type { Paging } from '../../bridge/index.ts';
import { CountText, EmptyState, Figures, MoneyText, TiesBadge } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { addsUp, sidesOf } from './explain-words.ts';
import { SharesTable } from './shares-table.tsx';

/** One line of the ledger with the receipts that made it. */
export function ExplainedLine(props: {
  readonly line: ExplainedLineView;
  readonly receipts: readonly ReceiptView[];
  readonly currency: string;
  readonly paging: Paging;
}) {
  const { line, receipts, currency, paging } = props;
  const say = useTexts('explain');
  const { account, accountName, memo, narration, amount, shares, shareCount, exact } = line;
  const { debit, credit } = sidesOf(amount);
  const hasShares = shares.length > 0;
  return (
    <Stack gap="sm">
      <Figures
        label={say('line')}
        items={[
          { label: say('column.account'), value: `${account} ${accountName}`, hint: memo },
          { label: say('column.narration'), value: narration },
          {
            label: say(credit === '' ? 'column.debit' : 'column.credit'),
            value: <MoneyText amount={credit === '' ? debit : credit} currency={currency} size="lg" />,
          },
          { label: say('column.receipts'), value: <CountText count={shareCount} /> },
        ]}
        // Whether they add up is known once all of them are there.
        {...(hasShares && shares.length === shareCount
          ? {
              verdict: (
                <TiesBadge ties={addsUp(line)}>{say(addsUp(line) ? 'adds-up' : 'adds-up.not')}</TiesBadge>
              ),
            }
          : {})}
      />
      {hasShares && !exact && (
        <Alert color="orange" variant="outline" title={say('in-proportion')} role="note">
          {say('in-proportion.text')}
        </Alert>
      )}
      {hasShares ? (
        <SharesTable line={line} receipts={receipts} currency={currency} paging={paging} />
      ) : (
        <EmptyState icon={IconReceiptOff} title={say('no-receipts')} text={say('no-receipts.text')} />
      )}
    </Stack>
  );
}
