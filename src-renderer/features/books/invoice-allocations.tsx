import { Anchor, Button, Stack, Table, Text } from '@mantine/core';
import { useCallback } from 'react';
import { Link } from 'react-router';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { sumDecimals } from '../../../src-shared/money/index.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { AmountText, paths, Section, useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { BooksFailure } from './books-failure.tsx';
import { isCredit, isOnAccount } from './document-places.ts';

interface Shown {
  readonly document: InvoiceView;
  readonly books: string | undefined;
}

/** What pays a document, or what it pays; a credit's allocations can be taken back. */
export function InvoiceAllocations({ document, books }: Shown) {
  const say = useTexts('books');
  const confirm = useConfirm();
  const { number, allocations } = document;
  const takeBack = useAction(
    useCallback(async () => {
      const agreed = await confirm({
        title: say('take-back.title'),
        body: say('take-back.text', { number }),
        confirm: say('take-back'),
      });
      if (agreed) await ask('books.unallocate', { number, ...(books === undefined ? {} : { books }) });
    }, [confirm, say, number, books]),
  );
  if (allocations.length === 0 && !isOnAccount(document)) return null;
  const isPaying = isCredit(document);
  return (
    <Section
      title={say('allocations')}
      description={allocations.length > 0 && !isPaying ? say('allocations.paid-by.text') : undefined}
      actions={
        allocations.length > 0 &&
        isPaying && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void takeBack.run()}
            loading={takeBack.busy}
          >
            {say('take-back')}
          </Button>
        )
      }
      flush={allocations.length > 0}
    >
      <Stack gap="xs">
        {takeBack.failure !== null && <BooksFailure failure={takeBack.failure} compact />}
        {allocations.length === 0 ? (
          <Text size="sm">{say(isPaying ? 'allocations.none-paying' : 'allocations.none-paid')}</Text>
        ) : (
          <AllocationTable document={document} books={books} />
        )}
      </Stack>
    </Section>
  );
}

function AllocationTable({ document, books }: Shown) {
  const say = useTexts('books');
  const { allocations } = document;
  return (
    <Table aria-label={say('allocations')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{say(isCredit(document) ? 'allocations.to' : 'allocations.by')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {say('column.amount')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {allocations.map(({ number, amount }, at) => (
          <Table.Tr key={at}>
            <Table.Td>
              <Anchor component={Link} to={paths.invoice(number, books)} size="sm">
                {number}
              </Anchor>
            </Table.Td>
            <Table.Td ta="right">
              <AmountText amount={amount} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        <Table.Tr>
          <Table.Th scope="row">{say('column.total')}</Table.Th>
          <Table.Td ta="right">
            <AmountText amount={sumDecimals(allocations.map(({ amount }) => amount))} />
          </Table.Td>
        </Table.Tr>
      </Table.Tfoot>
    </Table>
  );
}
