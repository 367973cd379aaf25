import { Grid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { type ChosenBooks, useAnswer } from '../../bridge/index.ts';
import { OpenStateBadge, PageHeader, QueryView, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ActionOutcome } from './action-outcome.tsx';
import { useActing } from './acting.ts';
import { backOf } from './document-places.ts';
import { DocumentActions } from './document-actions.tsx';
import { DocumentFacts } from './document-facts.tsx';
import { DocumentGoods } from './document-goods.tsx';
import { InvoiceAllocations } from './invoice-allocations.tsx';
import { InvoiceEntries } from './invoice-entries.tsx';
import { InvoiceHistory } from './invoice-history.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoicePayments } from './invoice-payments.tsx';
import { RelatedDocuments } from './related-documents.tsx';
import { SubledgerTable } from './subledger-table.tsx';
import { useBooksOfAddress } from './use-books-of-address.ts';

/** One document of the books: what it says, where it stands, what it booked, and how it came to be. */
export function InvoiceScreen() {
  const { number = '' } = useParams();
  // What was done with one document says nothing of the next one.
  return <NumberedDocument key={number} number={number} />;
}

function NumberedDocument({ number }: { readonly number: string }) {
  const say = useTexts('books');
  const books = useBooksOfAddress();
  const query = useAnswer('books.document', { number, ...books.input }, { enabled: books.isKnown });
  const acting = useActing(books.input);
  const [isAsking, setAsking] = useState(false);
  const document = query.data?.document;
  const state = document?.state ?? null;
  const facts = [
    ...(document === undefined ? [] : [say(`type.${document.type}`)]),
    ...(books.named === null ? [] : [say('books.of', { ...books.named })]),
  ];
  const back = backOf(document?.type ?? null);
  return (
    <>
      <PageHeader
        title={number}
        back={{ to: back.to, label: say(back.text) }}
        subtitle={facts.join(' · ')}
        meta={state === null ? undefined : <OpenStateBadge state={state} />}
        actions={
          // What is done with a document of books that others keep is done in their program.
          document === undefined || books.keptElsewhere ? undefined : (
            <DocumentActions document={document} books={books} acting={acting} onAsking={setAsking} />
          )
        }
      />
      {!isAsking && <ActionOutcome acting={acting} books={books.input.books} />}
      {document !== undefined && books.keptElsewhere && (
        <Text size="sm">{say('document.elsewhere', { books: books.named?.name ?? '' })}</Text>
      )}
      <QueryView query={query}>{(answer) => <Document document={answer.document} books={books} />}</QueryView>
    </>
  );
}

function Document({ document, books }: { readonly document: InvoiceView; readonly books: ChosenBooks }) {
  const say = useTexts('books');
  const ofBooks = books.input.books;
  return (
    <Stack>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Section title={say('document')}>
            <DocumentFacts document={document} books={books} />
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <InvoiceHistory document={document} />
        </Grid.Col>
      </Grid>
      {document.lines.length > 0 && <InvoiceLines document={document} />}
      <DocumentGoods document={document} />
      {document.payments.length > 0 && <InvoicePayments document={document} />}
      <InvoiceAllocations document={document} books={ofBooks} />
      {document.related.length > 0 && <RelatedDocuments document={document} books={ofBooks} />}
      <InvoiceEntries document={document} books={ofBooks} />
      {document.subledger.length > 0 && <SubledgerTable document={document} />}
    </Stack>
  );
}
