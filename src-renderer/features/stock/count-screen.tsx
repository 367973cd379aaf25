import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CountView } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, useAnswer, useChosenBooks } from '../../bridge/index.ts';
import {
  CountText,
  DateText,
  Figures,
  MoneyText,
  BooksNotHere,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { CountLines, differing, worthOfAll } from './count-lines.tsx';
import { ConfirmOutcome } from './confirm-outcome.tsx';
import { CountStateBadge } from './count-state-badge.tsx';
import { useWorthOf } from './use-average-costs.ts';
import { useConfirmCount } from './use-confirm-count.ts';

/** One count beside what the books say, and the way to put the books right. */
export function CountScreen() {
  const say = useTexts('stock');
  const { number = '' } = useParams();
  const [params] = useSearchParams();
  const books = useChosenBooks(params.get('books'));
  const query = useAnswer(
    'books.count',
    { number, ...books.input },
    { enabled: books.isKnown && books.isHere },
  );
  const confirm = useConfirmCount(number, books, query.refetch);
  const count = query.data?.count;
  const back = { to: paths.stockCounts, label: say('counts.title') };
  if (!books.isHere)
    return (
      <BooksNotHere
        books={books}
        title={say('count.title', { number })}
        subtitle={say('counts.subtitle')}
        back={back}
      />
    );
  return (
    <>
      <PageHeader
        title={say('count.title', { number })}
        back={back}
        {...(count === undefined ? {} : { meta: <CountStateBadge state={count.state} /> })}
        subtitle={count === undefined ? undefined : <Place count={count} />}
        actions={
          count?.state === 'counted' ? (
            <Button loading={confirm.busy} onClick={() => void confirm.ask(count)}>
              {say('count.confirm')}
            </Button>
          ) : undefined
        }
      />
      <Stack gap="sm">
        <ConfirmOutcome confirm={confirm} books={books.input.books} />
        <QueryView query={query}>{(answer) => <Count count={answer.count} books={books} />}</QueryView>
      </Stack>
    </>
  );
}

function Place({ count }: { readonly count: CountView }) {
  return (
    <>
      {count.location} · <DateText date={count.date} weekday />
    </>
  );
}

function Count({ count, books }: { readonly count: CountView; readonly books: ChosenBooks }) {
  const say = useTexts('stock');
  const isOpen = count.state === 'counted';
  const worthOf = useWorthOf(books, count.location);
  // What a confirmed count was worth is in its document; today's cost says nothing about it.
  const said = isOpen ? worthOf : null;
  const wrong = differing(count);
  const worth = worthOfAll(wrong, said);
  const currency = books.named?.currency ?? '';
  return (
    <Stack gap="sm">
      {isOpen && count.moved > 0 && (
        <Alert
          color="orange"
          variant="outline"
          title={say('count.out-of-date', { count: count.moved })}
          role="note"
        >
          {say('count.out-of-date.text')}
        </Alert>
      )}
      <Figures
        label={say('count.summary')}
        items={[
          { label: say('count.counted-items'), value: <CountText count={count.lines.length} /> },
          { label: say('count.differing-items'), value: <CountText count={wrong.length} /> },
          ...(worth === null
            ? []
            : [
                {
                  label: say('count.worth'),
                  value: <MoneyText amount={worth} currency={currency} sign="always" />,
                  hint: say('count.worth.hint'),
                },
              ]),
          ...(isOpen
            ? []
            : [
                {
                  label: say('count.document'),
                  value: (
                    <Anchor component={Link} to={paths.invoice(count.number, books.input.books)} size="sm">
                      {count.number}
                    </Anchor>
                  ),
                },
              ]),
        ]}
      />
      <CountLines count={count} worthOf={said} currency={currency} />
    </Stack>
  );
}
