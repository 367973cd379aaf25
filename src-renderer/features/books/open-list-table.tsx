import { Button, Group } from '@mantine/core';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { OpenDocumentView } from '../../../src-shared/ipc/contract.ts';
import { DataTable, EmptyState, paths, QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { openListColumns } from './open-list-columns.tsx';
import { useOpenLists } from './open-lists.ts';
import type { OpenListRows } from './use-open-list.ts';

/** The rows of a list; those that wait can be ticked. */
export function OpenListTable(props: {
  readonly open: OpenListRows;
  /** Buttons for what is ticked. */
  readonly bulk: ReactNode;
  readonly rowActions?: (row: OpenDocumentView) => ReactNode;
}) {
  const { open, bulk, rowActions } = props;
  const { list, query, rows, total, waits, ticked } = open;
  const say = useTexts('books');
  const navigate = useNavigate();
  const change = useOpenLists((lists) => lists.change);
  const currency = rows[0]?.currency ?? open.books.named?.currency ?? null;
  const hasBackOrders = rows.some(({ backOrdered }) => backOrdered);
  const columns = useMemo(
    () => openListColumns(say, list, currency, hasBackOrders),
    [say, list, currency, hasBackOrders],
  );
  const ofBooks = open.books.input.books;
  const show = useCallback(
    ({ number }: OpenDocumentView) => void navigate(paths.invoice(number, ofBooks)),
    [navigate, ofBooks],
  );
  const selection = useMemo(
    () => ({
      // What has left the list is ticked nowhere that a person could see.
      selected: new Set(ticked.map(numberOf)),
      onChange: (selected: ReadonlySet<string>) => change(list, { selected }),
      canSelect: (row: OpenDocumentView) => row.state === waits,
    }),
    [ticked, change, list, waits],
  );
  return (
    <QueryView query={query}>
      {() => (
        <DataTable
          label={say(`${list}.title`)}
          columns={columns}
          rows={rows}
          rowKey={numberOf}
          rowLabel={numberOf}
          onOpen={show}
          selection={selection}
          {...query.paging}
          {...(total === undefined ? {} : { total })}
          {...(rowActions === undefined ? {} : { rowActions })}
          empty={<NothingOpen open={open} />}
          footer={
            ticked.length > 0 && (
              <Group gap="xs" role="group" aria-label={say('bulk.label')}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  c="inherit"
                  onClick={() => change(list, { selected: new Set() })}
                >
                  {say('bulk.clear')}
                </Button>
                {bulk}
              </Group>
            )
          }
        />
      )}
    </QueryView>
  );
}

const numberOf = ({ number }: OpenDocumentView): string => number;

/** Nothing waits, which is good; or nothing is as the filters say. */
function NothingOpen({ open }: { readonly open: OpenListRows }) {
  const { list, waits, isFiltered } = open;
  const say = useTexts('books');
  const state = useOpenLists((lists) => lists[list].state);
  if (isFiltered) {
    return <EmptyState title={say('invoices.no-match')} text={say('open.no-match.text')} />;
  }
  if (state === null) return <EmptyState title={say(`${list}.none`)} text={say(`${list}.none.text`)} />;
  return (
    <EmptyState
      title={say(state === waits ? `${list}.waiting.none` : 'open.state.none')}
      text={say(state === waits ? `${list}.none.text` : 'open.state.none.text')}
    />
  );
}
