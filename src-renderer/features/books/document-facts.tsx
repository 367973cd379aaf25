import { Anchor, Group } from '@mantine/core';
import { Link } from 'react-router';
import type { InvoiceView } from '../../../src-shared/ipc/contract.ts';
import type { ChosenBooks } from '../../bridge/index.ts';
import { CopyText, DateText, type Fact, isZero, KeyValue, MoneyText, paths } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';
import { waitsForItsCase } from './document-places.ts';

interface Shown {
  readonly document: InvoiceView;
  readonly books: ChosenBooks;
}

/** What a document says of itself. */
export function DocumentFacts({ document, books }: Shown) {
  const say = useTexts('books');
  const { currency, type, state } = document;
  const isSale = type === 'invoice' || type === 'credit-note';
  return (
    <KeyValue
      items={[
        {
          label: say(isSale ? 'sales-date' : 'column.date'),
          value: <DateText date={document.date} weekday />,
        },
        ...aboutFacts({ document, books }, say),
        ...whoFacts({ document, books }, say),
        { label: say('column.location'), value: document.location },
        // Entries may come to nothing, as those of a cash-up do: then there is no total to speak of.
        ...(isZero(document.total) && !isSale
          ? []
          : [
              {
                label: say('column.total'),
                value: <MoneyText amount={document.total} currency={currency} size="lg" />,
              },
            ]),
        // Of an order that is not open any more its invoice says what is to pay, or nothing is.
        ...(isZero(document.due) || waitsForItsCase(document) || (type === 'sales-order' && state !== 'open')
          ? []
          : [
              {
                label: say('due'),
                value: <MoneyText amount={document.due} currency={currency} />,
                hint: say(type === 'sales-order' ? 'due.order' : 'due.hint'),
              },
            ]),
        ...originFacts(document, say),
      ]}
    />
  );
}

/** What it is about where its date does not say it: another business day, or a document that it adjusts. */
function aboutFacts({ document: { about, adjusts }, books }: Shown, say: Say): readonly Fact[] {
  const day =
    about === null
      ? []
      : [
          {
            label: say('column.about'),
            value: <DateText date={about} weekday />,
            hint: say('about.hint'),
          },
        ];
  if (adjusts.length === 0) return day;
  const links = adjusts.map((number) => (
    <Anchor key={number} component={Link} to={paths.invoice(number, books.input.books)} size="sm">
      {number}
    </Anchor>
  ));
  return [...day, { label: say('adjusts'), value: <Group gap="xs">{links}</Group> }];
}

/** The customer whose account it is on; else the name that it is made out to. */
function whoFacts({ document, books }: Shown, say: Say): readonly Fact[] {
  const { customer, contact } = document;
  if (customer !== null) {
    const name = customer.name === '' ? customer.code : say('customer.named', { ...customer });
    // Of books that others keep there is no account of a customer to lead to.
    const value = books.keptElsewhere ? (
      name
    ) : (
      <Anchor component={Link} to={paths.customer(customer.code, books.input.books)} size="sm">
        {name}
      </Anchor>
    );
    return [{ label: say('column.customer'), value }];
  }
  return contact === null ? [] : [{ label: say('column.contact'), value: contact }];
}

/** Where it comes from. */
function originFacts({ reference, digest, key }: InvoiceView, say: Say): readonly Fact[] {
  return [
    ...(reference === null || reference === '' ? [] : [{ label: say('reference'), value: reference }]),
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
    { label: say('key'), value: <CopyText text={key} what={say('key')} />, hint: say('key.hint') },
  ];
}
