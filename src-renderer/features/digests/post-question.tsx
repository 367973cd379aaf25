import { Stack, Text } from '@mantine/core';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { MoneyText } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { sumByCurrency } from './sums.ts';

/** Whether posting it would do anything: its day is over and something waits. */
export function canPost({ status, counts }: DigestView): boolean {
  return (status === 'ready' || status === 'changed-since-posted') && counts.waiting > 0;
}

/** What a posting will do, in numbers: asked before nothing can be taken back. */
export function PostQuestion(props: {
  /** How many digests. */
  readonly count: number;
  /** Those of them whose amounts are known: all, or none when there are too many. */
  readonly digests: readonly DigestView[];
  /** What else there is to say. */
  readonly remark?: string | undefined;
}) {
  const say = useTexts('digests');
  const sums = sumByCurrency(props.digests.map(({ currency, waiting }) => ({ currency, amount: waiting })));
  return (
    <Stack gap="xs">
      <Text size="sm">{say('post.question', { count: props.count })}</Text>
      {sums.map(({ currency, amount }) => (
        <MoneyText key={currency} amount={amount} currency={currency} size="lg" />
      ))}
      {props.remark !== undefined && <Text size="sm">{props.remark}</Text>}
      <Text size="sm">{say('post.stays-out')}</Text>
    </Stack>
  );
}
