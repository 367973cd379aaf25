import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState, PageHeader, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** What the screens of the books show while nothing is connected: books are opened with the first stream. */
export function NoBooks(props: { readonly title: string; readonly subtitle: string }) {
  const say = useTexts('books');
  return (
    <>
      <PageHeader title={props.title} subtitle={props.subtitle} />
      <EmptyState
        icon={IconScale}
        title={say('none')}
        text={say('none.text')}
        action={
          <Button component={Link} to={paths.connect}>
            {say('none.connect')}
          </Button>
        }
      />
    </>
  );
}
