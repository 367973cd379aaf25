import { Button } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { DigestView } from '../../../src-shared/ipc/contract.ts';
import { type DigestTab, Notice, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Says of a posted day that the tills tell it otherwise now, and leads to what differs. */
export function ChangedNotice({ digest, tab }: { readonly digest: DigestView; readonly tab: DigestTab }) {
  const say = useTexts('digests');
  if (digest.status !== 'changed-since-posted') return null;
  return (
    <Notice
      tone="change"
      icon={IconRefreshAlert}
      title={say('changed.title')}
      {...(tab === 'changes'
        ? {}
        : {
            actions: (
              <Button component={Link} to={paths.digest(digest.id, 'changes')} replace size="xs">
                {say('changed.show')}
              </Button>
            ),
          })}
    >
      <p>{say('changed.text')}</p>
    </Notice>
  );
}
