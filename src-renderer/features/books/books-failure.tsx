import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Failure } from '../../../src-shared/model/index.ts';
import { CureLink, FailureNote, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Why something with the books has failed, with the way to where it is mended. */
export function BooksFailure(props: { readonly failure: Failure; readonly compact?: boolean }) {
  const { failure, compact = false } = props;
  const say = useTexts('books');
  const way =
    failure.code === 'period-locked' ? (
      <Button component={Link} to={paths.periods} size="xs" variant="default">
        {say('periods.open')}
      </Button>
    ) : (
      <CureLink failure={failure} />
    );
  return <FailureNote failure={failure} action={way} compact={compact} alert />;
}
