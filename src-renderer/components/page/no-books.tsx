import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/index.ts';
import { paths } from '../paths.ts';
import { EmptyState } from './empty-state.tsx';
import { PageHeader } from './page-header.tsx';

/** What a screen about books shows while there are none: they are opened with the first stream. */
export function NoBooks(props: {
  readonly title: string;
  readonly subtitle: string;
  readonly back?: { readonly to: string; readonly label: string };
}) {
  const say = useTexts('components');
  return (
    <>
      <PageHeader {...props} />
      <EmptyState
        icon={IconScale}
        title={say('no-books')}
        text={say('no-books.text')}
        action={
          <Button component={Link} to={paths.connect}>
            {say('no-books.connect')}
          </Button>
        }
      />
    </>
  );
}
