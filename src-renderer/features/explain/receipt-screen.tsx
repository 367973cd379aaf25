import { Stack } from '@mantine/core';
import { IconReceiptOff } from '@tabler/icons-react';
import { useParams } from 'react-router';
import type { ExplainedReceiptView } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import {
  EmptyState,
  Figures,
  InstantText,
  MemberStateBadge,
  MoneyText,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReceiptLines } from './receipt-lines.tsx';
import { DigestLink } from './shares-table.tsx';

/** One receipt of a till, and every line of the ledger that it has a part in. */
export function ReceiptScreen() {
  const say = useTexts('explain');
  const { receipt: id = '' } = useParams();
  const query = useAnswer('explain.receipt', { document: id });
  const found = query.data?.receipts[0]?.receipt;
  const state = found?.state ?? null;
  return (
    <>
      <PageHeader
        title={say('receipt.title', { number: found?.number ?? '' })}
        back={{ to: paths.findReceipt, label: say('find.title') }}
        {...(state === null ? {} : { meta: <MemberStateBadge state={state} /> })}
        subtitle={
          found === undefined ? undefined : (
            <>
              {say(`kind.${found.kind}`)} · {found.location} · <InstantText at={found.occurredAt} />
            </>
          )
        }
      />
      <QueryView query={query}>
        {({ receipts }) => receipts.map((each) => <Receipt key={each.receipt.id} explained={each} />)}
      </QueryView>
    </>
  );
}

function Receipt({ explained }: { readonly explained: ExplainedReceiptView }) {
  const say = useTexts('explain');
  const { receipt, currency, lines } = explained;
  return (
    <Stack gap="sm">
      <Figures
        label={say('receipt')}
        items={[
          {
            label: say('column.total'),
            value: <MoneyText amount={receipt.total} currency={currency} size="lg" />,
          },
          { label: say('column.digest'), value: <DigestLink receipt={receipt} /> },
          ...(receipt.customer === null ? [] : [{ label: say('column.customer'), value: receipt.customer }]),
          { label: say('column.stream'), value: receipt.stream },
          ...(explained.books === null ? [] : [{ label: say('books'), value: explained.books }]),
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState
          icon={IconReceiptOff}
          title={say('receipt.not-in-books')}
          text={say('receipt.not-in-books.text')}
        />
      ) : (
        <ReceiptLines explained={explained} />
      )}
    </Stack>
  );
}
