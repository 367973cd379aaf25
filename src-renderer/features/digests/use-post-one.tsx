import { useCallback } from 'react';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { formatDate, useConfirm } from '../../components/index.ts';
import { useLocale, useTexts } from '../../i18n/index.ts';
import { canPost, PostQuestion } from './post-question.tsx';
import type { Posting } from './use-posting.ts';

/** Posts one digest after asking; `ask` is null while there is nothing that could be posted. */
export function usePostOne(digest: DigestView, posting: Posting): { readonly ask: (() => void) | null } {
  const say = useTexts('digests');
  const locale = useLocale();
  const confirm = useConfirm();
  const { start, underWay } = posting;
  const post = useCallback(async () => {
    const agreed = await confirm({
      title: say('post.one.title', { location: digest.location, date: formatDate(digest.date, locale) }),
      body: <PostQuestion count={1} digests={[digest]} />,
      confirm: say('post.confirm', { count: 1 }),
    });
    if (agreed) await start({ ids: [digest.id] });
  }, [confirm, digest, locale, say, start]);
  return { ask: canPost(digest) && !underWay ? () => void post() : null };
}
