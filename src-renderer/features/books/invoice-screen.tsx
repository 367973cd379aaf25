import { Anchor, Grid, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/index.ts';
import {
  CopyText,
  DateText,
  KeyValue,
  MoneyText,
  PageHeader,
  paths,
  QueryView,
  Section,
} from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { InvoiceEntries } from './invoice-entries.tsx';
import { InvoiceHistory } from './invoice-history.tsx';
import { InvoiceLines } from './invoice-lines.tsx';
import { InvoicePayments } from './invoice-payments.tsx';
import { useBooksOfAddress } from './use-chosen-books.ts';

/** One document of the books: what it says, how it was paid, what it booked, and how it came to be. */
export function InvoiceScreen() {
  const say = useTexts('books');
  const { number = '' } = useParams();
  const books = useBooksOfAddress();
  const query = useAnswer('books.document', { number, ...books.input }, { enabled: books.isKnown });
  const type = query.data?.document.type;
  const facts = [
    ...(type === undefined ? [] : [say(`type.${type}`)]),
    ...(books.named === null ? [] : [say('books.of', { ...books.named })]),
  ];
  return (
    <>
      <PageHeader
        title={number}
        back={{ to: paths.invoices, label: say('invoices.title') }}
        subtitle={facts.join(' · ')}
      />
      <QueryView query={query}>{({ document }) => <Document document={document} />}</QueryView>
    </>
  );
}

function Document({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  return (
    <Stack>
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Section title={say('document')}>
            <DocumentFacts document={document} />
          </Section>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <InvoiceHistory document={document} />
        </Grid.Col>
      </Grid>
      {document.lines.length > 0 && <InvoiceLines document={document} />}
      {document.payments.length > 0 && <InvoicePayments document={document} />}
      <InvoiceEntries document={document} />
    </Stack>
  );
}

function DocumentFacts({ document }: { readonly document: InvoiceView }) {
  const say = useTexts('books');
  const { contact, currency, digest, type } = document;
  const isSale = type === 'invoice' || type === 'credit-note';
  return (
    <KeyValue
      items={[
        {
          label: say(isSale ? 'sales-date' : 'column.date'),
          value: <DateText date={document.date} weekday />,
        },
        ...(contact === null ? [] : [{ label: say('column.contact'), value: contact }]),
        { label: say('column.location'), value: document.location },
        {
          label: say('column.total'),
          value: <MoneyText amount={document.total} currency={currency} size="lg" />,
        },
        ...(digest === null
          ? []
          : [
              {
                label: say('digest'),
                value: (
                  <Anchor component={Link} to={paths.digest(digest.id)} size="sm">
                    {say('digest.revision', { revision: digest.revision })}
                  </Anchor>
                ),
              },
            ]),
        {
          label: say('key'),
          value: <CopyText text={document.key} what={say('key')} />,
          hint: say('key.hint'),
        },
      ]}
    />
  );
}
