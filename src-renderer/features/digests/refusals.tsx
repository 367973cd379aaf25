import { Text } from '@mantine/core';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { CureLink, FailureNote } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import classes from './changes.module.css';

/** Changed receipts that stay as they are whatever is chosen, by the reason, with its cure. */
export function Refusals(props: { readonly refusals: Responses['digests.settle-changes']['refused'] }) {
  const say = useTexts('digests');
  if (props.refusals.length === 0) return null;
  return (
    <ul className={classes['refusals']}>
      {props.refusals.map(({ failure, count, numbers }) => (
        <li key={JSON.stringify(failure)}>
          <Text size="sm">
            {say('changes.left', { count, numbers: numbers.join(', ') })}
            {count > numbers.length && ` ${say('changes.left.more', { count: count - numbers.length })}`}
          </Text>
          <FailureNote failure={failure} tone="warning" compact action={<CureLink failure={failure} />} />
        </li>
      ))}
    </ul>
  );
}
