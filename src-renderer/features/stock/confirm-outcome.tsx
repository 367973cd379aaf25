import { Alert, Anchor } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { CureLink, FailureNote, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { ConfirmCount } from './use-confirm-count.ts';

/** What came of confirming a count: the documents that it made, or why it was declined. */
export function ConfirmOutcome(props: {
  readonly confirm: ConfirmCount;
  readonly books: string | undefined;
}) {
  const say = useTexts('stock');
  const { failure, made } = props.confirm;
  if (failure !== null)
    return <FailureNote failure={failure} action={<CureLink failure={failure} />} alert />;
  if (made === null) return null;
  return (
    <Alert
      color="teal"
      variant="outline"
      icon={<IconCircleCheck />}
      title={say('count.confirmed')}
      role="status"
    >
      {made.length === 0 ? say('count.confirmed.nothing') : `${say('count.confirmed.made')} `}
      {made.map(({ number }) => (
        <Anchor key={number} component={Link} to={paths.invoice(number, props.books)} size="sm" mr="xs">
          {number}
        </Anchor>
      ))}
    </Alert>
  );
}
