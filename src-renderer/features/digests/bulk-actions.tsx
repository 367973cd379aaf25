import { Button, Group } from '@mantine/core';
import { useCallback } from 'react';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { useAction } from '../../bridge/index.ts';
import { CureLink, FailureNote, useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { useDigests } from './digests-store.ts';
import { MAX_IDS } from './gather-ready.ts';
import { canPost, PostQuestion } from './post-question.tsx';
import { reviewDigests } from './review.ts';
import type { Posting } from './use-posting.ts';

/** What can be done with the digests that are ticked. */
export function BulkActions(props: { readonly digests: readonly DigestView[]; readonly posting: Posting }) {
  const { digests, posting } = props;
  const say = useTexts('digests');
  const confirm = useConfirm();
  const select = useDigests((state) => state.select);
  const review = useAction(reviewDigests);
  const postable = digests.filter(canPost);
  const ids = digests.map(({ id }) => id);
  const allReviewed = digests.every(({ reviewedAt }) => reviewedAt !== null);
  const { start } = posting;
  const post = useCallback(async () => {
    const left = digests.length - postable.length;
    const agreed = await confirm({
      title: say('post.selected.title'),
      body: (
        <PostQuestion
          count={postable.length}
          digests={postable}
          remark={left === 0 ? undefined : say('post.selected.left', { count: left })}
        />
      ),
      confirm: say('post.confirm', { count: postable.length }),
    });
    if (!agreed) return;
    select(new Set());
    await start({ ids: postable.map(({ id }) => id) });
  }, [confirm, digests.length, postable, say, select, start]);

  return (
    <Group gap="xs" role="group" aria-label={say('bulk.label')}>
      {review.failure !== null && (
        <FailureNote failure={review.failure} action={<CureLink failure={review.failure} />} compact alert />
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => select(new Set())}>
        {say('bulk.clear')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void review.run(ids, !allReviewed)}
        aria-busy={review.busy}
      >
        {say(allReviewed ? 'review.unmark' : 'review.mark')}
      </Button>
      <Button
        size="compact-sm"
        onClick={() => void post()}
        disabled={postable.length === 0 || postable.length > MAX_IDS || posting.underWay}
      >
        {say('post.selected', { count: postable.length })}
      </Button>
    </Group>
  );
}
