import { Button } from '@mantine/core';
import { IconShieldPause } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Notice, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Says beside the rows that posting is stopped, and leads to where it is told why. */
export function QuarantineNote({ count }: { readonly count: number }) {
  const say = useTexts('sync-status');
  if (count === 0) return null;
  return (
    <Notice
      tone="warning"
      icon={IconShieldPause}
      title={say('quarantine.note', { count })}
      actions={
        <Button size="xs" variant="default" component={Link} to={paths.syncStatus}>
          {say('quarantine.note.show')}
        </Button>
      }
    />
  );
}
