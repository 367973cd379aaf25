import { Anchor, Stack } from '@mantine/core';
import { IconReceiptOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { type Paging, useChosenBooks, usePages } from '../../bridge/index.ts';
import {
  DateText,
  EmptyState,
  type LinesAsked,
  PageHeader,
  paths,
  QueryView,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ExplainedLine } from './explained-line.tsx';
import { LinesTable } from './lines-table.tsx';

type Answer = Responses['explain.line'];

/** Where lines of the ledger come from: the receipts behind each of them, to the cent. */
export function LinesScreen() {
  const say = useTexts('explain');
  const { document = '' } = useParams();
  const [params] = useSearchParams();
  const books = useChosenBooks(params.get('books'));
  const asked = useMemo(() => linesAsked(params), [params]);
  const query = usePages(
    'explain.line',
    { document, ...asked, ...books.input },
    // Where there are no books the answer says so.
    { enabled: books.isKnown },
  );
  const ofBooks = books.input.books;
  const isNarrowed = Object.keys(asked).length > 0;
  return (
    <>
      <PageHeader
        title={say('lines.title', { number: document })}
        back={{ to: paths.invoice(document, ofBooks), label: say('lines.back') }}
        subtitle={query.data?.pages[0] === undefined ? undefined : <About answer={query.data.pages[0]} />}
        actions={
          isNarrowed ? (
            <Anchor component={Link} to={paths.explainLines(document, {}, ofBooks)} size="sm">
              {say('lines.all')}
            </Anchor>
          ) : undefined
        }
      />
      <QueryView query={query}>
        {({ pages }) => (
          <Stack gap="sm">
            <Lines pages={pages} books={ofBooks} paging={query.paging} />
          </Stack>
        )}
      </QueryView>
    </>
  );
}

function About({ answer }: { readonly answer: Answer }) {
  const say = useTexts('explain');
  const { document, books } = answer;
  return (
    <>
      {say(`type.${document.type}`)} · <DateText date={document.date} /> · {books}
    </>
  );
}

function Lines(props: {
  readonly pages: readonly Answer[];
  readonly books: string | undefined;
  readonly paging: Paging;
}) {
  const { pages, books, paging } = props;
  const say = useTexts('explain');
  const [answer] = pages;
  const [first, ...others] = answer?.lines ?? [];
  const only = useMemo(
    () =>
      first === undefined
        ? undefined
        : { ...first, shares: pages.flatMap(({ lines }) => lines[0]?.shares ?? []) },
    [first, pages],
  );
  const receipts = useMemo(() => pages.flatMap((page) => page.receipts), [pages]);
  if (answer === undefined || only === undefined) {
    return <EmptyState icon={IconReceiptOff} title={say('lines.none')} text={say('lines.none.text')} />;
  }
  if (others.length > 0) return <LinesTable answer={answer} books={books} />;
  return <ExplainedLine line={only} receipts={receipts} currency={answer.currency} paging={paging} />;
}

/** What the address asks for; a place that is no number asks for nothing. */
function linesAsked(params: URLSearchParams): LinesAsked {
  const account = params.get('account');
  const entry = params.get('entry');
  const line = params.get('line');
  return {
    ...(account === null ? {} : { account }),
    ...(entry === null ? {} : { entry }),
    ...(line === null || !/^\d{1,6}$/u.test(line) ? {} : { line: Number(line) }),
  };
}
