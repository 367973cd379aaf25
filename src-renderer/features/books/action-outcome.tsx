import { Anchor, CloseButton, List, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { FailureNote, paths } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import type { Acting, Outcome } from './acting.ts';
import { BooksFailure } from './books-failure.tsx';
import classes from './books.module.css';

/** So many are listed; the others are in the lists. */
const SHOWN = 10;

/** What came of an action: how many it was done with, what it made, and which were refused and why. */
export function ActionOutcome(props: { readonly acting: Acting; readonly books: string | undefined }) {
  const { acting, books } = props;
  const say = useTexts('books');
  const { failure, outcome, forget } = acting;
  if (failure === null && outcome === null) return null;
  return (
    <div className={classes['outcome']}>
      <Stack gap="xs" className={classes['grow'] ?? ''}>
        {failure !== null && <BooksFailure failure={failure} />}
        {outcome !== null && <Done outcome={outcome} books={books} />}
        {outcome !== null && outcome.refused.length > 0 && <Refused outcome={outcome} books={books} />}
      </Stack>
      <CloseButton onClick={forget} aria-label={say('outcome.forget')} />
    </div>
  );
}

interface Shown {
  readonly outcome: Outcome;
  readonly books: string | undefined;
}

function Done({ outcome, books }: Shown) {
  const say = useTexts('books');
  const { what, done, refused } = outcome;
  // An invoice that several orders have made together is one.
  const made = [...new Set(done.flatMap((each) => each.made.map(({ number }) => number)))];
  const isNothing = done.length === 0 && refused.length === 0;
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {say(isNothing ? `outcome.${what}.none` : `outcome.${what}`, { count: done.length })}
      </Text>
      {made.length > 0 && (
        <Text size="sm">
          {say('outcome.made')}{' '}
          {made.slice(0, SHOWN).map((number, at) => (
            <span key={number}>
              {at > 0 && ', '}
              <Anchor component={Link} to={paths.invoice(number, books)} inherit>
                {number}
              </Anchor>
            </span>
          ))}
          {made.length > SHOWN && ` ${say('outcome.more', { count: made.length - SHOWN })}`}
        </Text>
      )}
    </div>
  );
}

function Refused({ outcome, books }: Shown) {
  const say = useTexts('books');
  const { refused } = outcome;
  return (
    <div role="alert">
      <Text size="sm" fw={600}>
        {say('outcome.refused', { count: refused.length })}
      </Text>
      <List listStyleType="none" spacing={6} mt={4}>
        {refused.slice(0, SHOWN).map(({ number, failure }) => (
          <List.Item key={number} styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
            <Anchor component={Link} to={paths.invoice(number, books)} size="sm">
              {number}
            </Anchor>
            <FailureNote failure={failure} compact />
          </List.Item>
        ))}
      </List>
      {refused.length > SHOWN && (
        <Text size="sm">{say('outcome.more', { count: refused.length - SHOWN })}</Text>
      )}
    </div>
  );
}
