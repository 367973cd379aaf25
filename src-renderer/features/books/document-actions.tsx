import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { InvoiceView, OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import type { ChosenBooks } from '../../bridge/index.ts';
import { isZero, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Acting } from './acting.ts';
import { AllocateDialog } from './allocate-dialog.tsx';
import { CloseTransferDialog } from './close-transfer-dialog.tsx';
import { canBeUndone, isOnAccount, waitsForItsCase } from './document-places.ts';
import { ProcessDialog } from './process-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { useActOn } from './use-act-on.tsx';
import { useLock } from './use-lock.ts';

const ACTIVATE = { what: 'activate' } as const;
const MAKE_NORMAL = { what: 'make-normal' } as const;

/** What can be done with a document as it stands. */
export function DocumentActions(props: {
  readonly document: InvoiceView;
  readonly books: ChosenBooks;
  readonly acting: Acting;
  /** A dialog that shows its own failures opens or closes. */
  readonly onAsking: (isAsking: boolean) => void;
}) {
  const { document, books, acting, onAsking } = props;
  const say = useTexts('books');
  const lock = useLock(books);
  const [dialog, setDialog] = useState<'process' | 'allocate' | 'undo' | 'close-transfer' | null>(null);
  const activate = useActOn(ACTIVATE, acting, lock);
  const makeNormal = useActOn(MAKE_NORMAL, acting, lock);
  const meant = { documents: [asRow(document)], count: 1 };
  const show = (next: typeof dialog) => {
    // What came of an action before is not news any more.
    if (next !== null) acting.forget();
    onAsking(next === 'process');
    setDialog(next);
  };
  const close = () => show(null);
  const { number, type, state } = document;
  return (
    <>
      {canBeUndone(document) && (
        <Button variant="default" onClick={() => show('undo')}>
          {say('undo')}
        </Button>
      )}
      {isOnAccount(document) && (
        <Button variant="default" onClick={() => show('allocate')}>
          {say('allocate')}
        </Button>
      )}
      {type === 'sales-order' && state === 'open' && !waitsForItsCase(document) && (
        <Button onClick={() => show('process')} loading={acting.busy}>
          {say('orders.process')}
        </Button>
      )}
      {type === 'receipt' && state === 'inactive' && (
        <Button onClick={() => void activate(meant)} loading={acting.busy}>
          {say('activate.one')}
        </Button>
      )}
      {type === 'journal' && state === 'pending' && (
        <Button onClick={() => void makeNormal(meant)} loading={acting.busy}>
          {say('make-normal.one')}
        </Button>
      )}
      {type === 'transfer-out' && (
        <Button variant="default" onClick={() => show('close-transfer')}>
          {say('close-transfer')}
        </Button>
      )}
      {type === 'stock-count' && (
        <Button component={Link} to={paths.stockCount(number, books.input.books)}>
          {say('count.open')}
        </Button>
      )}
      <ProcessDialog
        meant={dialog === 'process' ? meant : null}
        acting={acting}
        lock={lock}
        onClose={close}
      />
      <AllocateDialog number={dialog === 'allocate' ? number : null} books={books} onClose={close} />
      <UndoDialog number={dialog === 'undo' ? number : null} books={books} onClose={close} />
      <CloseTransferDialog
        number={dialog === 'close-transfer' ? number : null}
        books={books}
        onClose={close}
      />
    </>
  );
}

/** As its list would show it. */
function asRow(document: InvoiceView): OpenDocumentView {
  return {
    ...document,
    state: document.state ?? 'open',
    backOrdered: document.orderLines.some(({ backOrdered }) => !isZero(backOrdered)),
    order: null,
  };
}
