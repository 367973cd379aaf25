import { Drawer } from '@mantine/core';
import { useAnswer } from '../../bridge/index.ts';
import { QueryView } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Refresh } from './actions.tsx';
import { RowDetail } from './row-detail.tsx';
import type { StatusAddress } from './use-status-filters.ts';

/** One row with its cause, whom it also concerns, what to do, and what was said over the wire. */
export function RowDrawer(props: { readonly address: StatusAddress; readonly refresh: Refresh }) {
  const { address, refresh } = props;
  const say = useTexts('sync-status');
  const { row: id, open } = address;
  const query = useAnswer('status.row', { id: id ?? '-' }, { enabled: id !== null });
  // The row that was open before must not stand under the name of this one.
  const detail = query.data?.row.id === id ? query.data : undefined;
  return (
    <Drawer
      opened={id !== null}
      onClose={() => open(null)}
      title={detail === undefined ? say('row.title') : detail.row.number}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {id !== null && (
        <QueryView query={{ ...query, data: detail }}>
          {(shown) => <RowDetail detail={shown} refresh={refresh} address={address} />}
        </QueryView>
      )}
    </Drawer>
  );
}
