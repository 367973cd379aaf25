import { Modal } from '@mantine/core';
import { type ChosenBooks, useAnswer } from '../../bridge/index.ts';
import { EmptyState, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AllocateForm } from './allocate-form.tsx';
import { sidesOf } from './allocation.ts';

/** Applies a receipt or credit to what its customer owes, or payments to an invoice, by hand. */
export function AllocateDialog(props: {
  /** Of the document; null: closed. */
  readonly number: string | null;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}) {
  const { number, books, onClose } = props;
  const say = useTexts('books');
  return (
    <Modal
      opened={number !== null}
      onClose={onClose}
      title={say('allocate.title', { number: number ?? '' })}
      closeButtonProps={{ 'aria-label': say('dialog.close') }}
      size="xl"
      centered
    >
      {number !== null && <Customer number={number} books={books} onClose={onClose} />}
    </Modal>
  );
}

interface Shown {
  readonly number: string;
  readonly books: ChosenBooks;
  readonly onClose: () => void;
}

/** A document is applied to its own customer's: who that is, only the document itself says. */
function Customer({ number, books, onClose }: Shown) {
  const say = useTexts('books');
  const query = useAnswer('books.document', { number, ...books.input });
  return (
    <QueryView query={query}>
      {({ document: { customer } }) =>
        customer === null ? (
          <EmptyState title={say('allocate.nobody')} text={say('allocate.nobody.text')} />
        ) : (
          <OpenItems number={number} customer={customer} books={books} onClose={onClose} />
        )
      }
    </QueryView>
  );
}

function OpenItems(props: Shown & { readonly customer: { readonly code: string; readonly name: string } }) {
  const { number, customer, books, onClose } = props;
  const say = useTexts('books');
  const query = useAnswer('books.open-items', { customer: customer.code, ...books.input });
  return (
    <QueryView query={query}>
      {({ items }) => {
        const sides = sidesOf(number, items);
        if (sides === null) {
          return <EmptyState title={say('allocate.nothing')} text={say('allocate.nothing.text')} />;
        }
        return sides.others.length === 0 ? (
          <EmptyState
            title={say(sides.isCredit ? 'allocate.no-debit' : 'allocate.no-credit', { name: customer.name })}
            text={say(sides.isCredit ? 'allocate.no-debit.text' : 'allocate.no-credit.text')}
          />
        ) : (
          <AllocateForm sides={sides} customer={customer} books={books.input.books} onDone={onClose} />
        );
      }}
    </QueryView>
  );
}
