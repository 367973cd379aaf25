import { Button, Checkbox, Group, Text } from '@mantine/core';
import type { DigestView, Responses } from '../../../src-shared/ipc/contract.ts';
import { type Paging, useAnswer } from '../../bridge/index.ts';
import { Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ChangeRows } from './change-rows.tsx';
import classes from './changes.module.css';
import type { Chosen } from './use-chosen.ts';

type Page = Responses['digests.changes'];

/** Receipt by receipt, as it was posted and as it reads now. */
export function ChangesTable(props: {
  readonly digest: DigestView;
  readonly changes: Page['changes'];
  readonly total: Page['total'];
  readonly paging: Paging;
  readonly chosen: Chosen;
}) {
  const { digest, changes, total, paging, chosen } = props;
  const say = useTexts('digests');
  // Receipts are told by the clocks of their location.
  const { data } = useAnswer('digests.orders', { id: digest.id, limit: 1 });
  return (
    <Section
      title={say('changes.table')}
      description={say('summary.in', { currency: digest.currency })}
      flush
    >
      <div className={classes['changes']}>
        <table aria-label={say('changes.table')}>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes['choose']}>
                  <Checkbox
                    size="xs"
                    aria-label={say('changes.choose.all')}
                    checked={chosen.count === null}
                    indeterminate={chosen.count !== null && chosen.count > 0}
                    onChange={() => chosen.chooseAll(chosen.count !== null)}
                  />
                  {say('changes.what')}
                </span>
              </th>
              <th scope="col">{say('changes.before')}</th>
              <th scope="col">{say('changes.after')}</th>
              <th scope="col" data-align="right">
                {say('changes.difference')}
              </th>
            </tr>
          </thead>
          {changes.map((change) => (
            <ChangeRows
              key={change.document}
              change={change}
              timeZone={data?.timeZone}
              isChosen={chosen.has(change.document)}
              onToggle={chosen.toggle}
            />
          ))}
        </table>
      </div>
      <Group justify="space-between" px="md" py="xs" gap="xs">
        <Text size="xs" role="status">
          {say(total.exact ? 'orders.showing' : 'changes.showing-at-least', {
            shown: changes.length,
            total: total.value,
          })}
        </Text>
        {/* It is there before it says anything: what comes with its words is not read out. */}
        <Text size="xs" role="status">
          {chosen.count !== null &&
            say(paging.hasMore ? 'changes.chosen.of-shown' : 'changes.chosen', { count: chosen.count })}
        </Text>
        {paging.hasMore && (
          <Button size="compact-sm" variant="default" loading={paging.loadingMore} onClick={paging.onMore}>
            {say('orders.more')}
          </Button>
        )}
      </Group>
    </Section>
  );
}
