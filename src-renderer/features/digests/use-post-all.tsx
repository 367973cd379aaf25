import { useCallback } from 'react';
import { useAction } from '../../bridge/index.ts';
import { useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { gatherReady } from './gather-ready.ts';
import { type DigestFilters, isFiltered } from './list-query.ts';
import { PostQuestion } from './post-question.tsx';
import type { Posting } from './use-posting.ts';

/** Posts everything that is ready under the filter, after saying how much that is. */
export function usePostAll(filters: DigestFilters, posting: Posting) {
  const say = useTexts('digests');
  const confirm = useConfirm();
  const { start } = posting;
  return useAction(
    useCallback(async () => {
      const ready = await gatherReady(filters);
      if (ready.count === 0) {
        await confirm({
          title: say('post.none.title'),
          body: say(isFiltered(filters) ? 'post.none.filtered' : 'post.none.text'),
          confirm: say('post.none.close'),
        });
        return;
      }
      const remark =
        ready.count < ready.total ? say('post.first', { total: ready.total, count: ready.count }) : undefined;
      const agreed = await confirm({
        title: say('post.all.title'),
        body: <PostQuestion count={ready.count} digests={ready.digests} remark={remark} />,
        confirm: say('post.confirm', { count: ready.count }),
      });
      if (agreed) await start(ready.input);
    }, [filters, confirm, say, start]),
  );
}
