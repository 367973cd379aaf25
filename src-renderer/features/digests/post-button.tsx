import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { canPost } from './post-question.tsx';

/** Posts the digest; gone when there is nothing to post, and says why where that is not plain to see. */
export function PostButton(props: { readonly digest: DigestView; readonly onPost: (() => void) | null }) {
  const { digest, onPost } = props;
  const say = useTexts('digests');
  if (digest.counts.waiting === 0) return null;
  const reason = canPost(digest) ? undefined : say('post.open');
  return (
    <Button
      onClick={() => onPost?.()}
      disabled={onPost === null}
      aria-keyshortcuts="p"
      title={reason}
      leftSection={<IconSend size={16} aria-hidden />}
    >
      {say('post.one')}
    </Button>
  );
}
