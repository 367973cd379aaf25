import { Anchor, Group } from '@mantine/core';
import type { StatusState } from '../../../src-shared/model/index.ts';
import { DeliveryStatusBadge } from '../../components/index.ts';

/** Another row, which opens in the place of this one. */
export function RowLink(props: {
  readonly number: string;
  readonly status: StatusState;
  readonly onOpen: () => void;
}) {
  return (
    <Group gap="xs" component="span">
      <Anchor component="button" type="button" size="sm" onClick={props.onOpen}>
        {props.number}
      </Anchor>
      <DeliveryStatusBadge status={props.status} />
    </Group>
  );
}
