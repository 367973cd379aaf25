import { Button } from '@mantine/core';
import { IconCheck, IconEye } from '@tabler/icons-react';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';

/** Says whether a person has looked at the digest, and changes it. */
export function ReviewButton(props: {
  readonly digest: Pick<DigestView, 'reviewedAt'>;
  readonly busy: boolean;
  readonly onToggle: () => void;
}) {
  const say = useTexts('digests');
  const isReviewed = props.digest.reviewedAt !== null;
  return (
    <Button
      variant="default"
      // Neither `loading` nor `disabled`: both would take the keyboard's place away.
      aria-busy={props.busy}
      onClick={() => !props.busy && props.onToggle()}
      aria-keyshortcuts="r"
      leftSection={isReviewed ? <IconCheck size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
    >
      {say(isReviewed ? 'review.unmark' : 'review.mark')}
    </Button>
  );
}
