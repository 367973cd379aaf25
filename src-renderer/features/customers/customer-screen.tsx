import { Button, Stack, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ask, useAction, useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  CureLink,
  FailureNote,
  MoneyText,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AccountLines } from './account-lines.tsx';
import { OpenItems } from './open-items.tsx';

/** A customer's account: what is open of it, and everything that was on it. */
export function CustomerScreen() {
  const say = useTexts('customers');
  const { code = '' } = useParams();
  const [params] = useSearchParams();
  const books = useChosenBooks(params.get('books'));
  const ofBooks = books.input.books;
  const enabled = books.isKnown && books.isHere;
  // The list finds parts of codes and names: the one that is meant has the whole code.
  const found = useAnswer('customers.list', { search: code, ...books.input }, { enabled });
  const customer = found.data?.customers.find((each) => each.code === code);
  const items = useAnswer('books.open-items', { customer: code, ...books.input }, { enabled });
  const [made, setMade] = useState<number | null>(null);
  const allocate = useAction(
    useCallback(async () => {
      setMade(null);
      const input = { customer: code, ...(ofBooks === undefined ? {} : { books: ofBooks }) };
      const { allocations } = await ask('books.allocate', input);
      setMade(allocations.length);
    }, [code, ofBooks]),
  );
  const back = { to: paths.customers, label: say('title') };
  if (!books.isHere)
    return <BooksNotHere books={books} title={say('title')} subtitle={say('subtitle')} back={back} />;
  const facts = [
    code,
    ...(customer === undefined ? [] : [say(customer.generated ? 'kind.generated' : 'kind.own')]),
    ...(books.named === null ? [] : [say('books.of', { ...books.named })]),
  ];
  return (
    <>
      <PageHeader
        title={customer === undefined || customer.name === '' ? code : customer.name}
        subtitle={facts.join(' · ')}
        back={back}
        actions={
          <Button variant="default" onClick={() => void allocate.run()} loading={allocate.busy}>
            {say('allocate')}
          </Button>
        }
      />
      <Stack>
        {customer !== undefined && books.named !== null && (
          <Text size="sm">
            {say(customer.balance.startsWith('-') ? 'balance.ahead' : 'balance.owes')}{' '}
            <MoneyText
              amount={customer.balance.replace(/^-/u, '')}
              currency={books.named.currency}
              size="lg"
            />
          </Text>
        )}
        {allocate.failure !== null && (
          <FailureNote failure={allocate.failure} action={<CureLink failure={allocate.failure} />} alert />
        )}
        {made !== null && (
          <Text size="sm" role="status">
            {made === 0 ? say('allocate.none') : say('allocate.made', { count: made })}
          </Text>
        )}
        <QueryView query={items}>{(answer) => <OpenItems items={answer.items} books={ofBooks} />}</QueryView>
        <AccountLines code={code} books={books} />
      </Stack>
    </>
  );
}
