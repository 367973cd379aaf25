import { Button, Group, Stack, TextInput } from '@mantine/core';
import { IconReceipt, IconReceiptOff, IconSearch } from '@tabler/icons-react';
import { type SyntheticEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import { failureIn, useAnswer } from '../../bridge/index.ts';
import { EmptyState, PageHeader, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { FoundReceipts } from './found-receipts.tsx';

/** As long as the engine takes. */
const MAX_NUMBER_CHARS = 200;

/** Finds a receipt by its number, across all shops. */
export function FindReceiptScreen() {
  const say = useTexts('explain');
  const [params, setParams] = useSearchParams();
  const number = params.get('receipt') ?? '';
  const [text, setText] = useState(number);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const wanted = text.trim();
    setParams(wanted === '' ? {} : { receipt: wanted });
  };
  return (
    <>
      <PageHeader title={say('find.title')} subtitle={say('find.subtitle')} />
      <Stack gap="sm">
        <form role="search" aria-label={say('find.title')} onSubmit={submit}>
          <Group align="flex-end" gap="xs">
            <TextInput
              label={say('find.number')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              maxLength={MAX_NUMBER_CHARS}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
              w={260}
            />
            <Button type="submit">{say('find')}</Button>
          </Group>
        </form>
        {number === '' ? (
          <EmptyState icon={IconReceipt} title={say('find.start')} text={say('find.start.text')} />
        ) : (
          <Found key={number} number={number} />
        )}
      </Stack>
    </>
  );
}

function Found({ number }: { readonly number: string }) {
  const say = useTexts('explain');
  const query = useAnswer('explain.receipt', { receipt: number });
  if (query.error !== null && failureIn(query.error).code === 'document-not-found') {
    return (
      <EmptyState icon={IconReceiptOff} title={say('find.none', { number })} text={say('find.none.text')} />
    );
  }
  return <QueryView query={query}>{({ receipts }) => <FoundReceipts receipts={receipts} />}</QueryView>;
}
