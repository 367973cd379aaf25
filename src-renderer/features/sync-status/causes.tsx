import { Button, Stack } from '@mantine/core';
import { Link } from 'react-router';
import type { Responses } from '../../../src-shared/ipc/contract.ts';
import { FailureNote, Section } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { StatusCure } from './status-cure.tsx';
import { detailsAt } from './status-filters.ts';

/** Causes that are told here; the table has the others. */
const SHOWN = 5;

/** What keeps rows out of the books, what most rows have in common first; mending one mends all its rows. */
export function Causes({ causes }: { readonly causes: Responses['status.panel']['causes'] }) {
  const say = useTexts('sync-status');
  if (causes.length === 0) return null;
  return (
    <Section title={say('causes')} description={say('causes.hint')}>
      <Stack gap="xs">
        {causes.slice(0, SHOWN).map(({ cause, failure, count }) => (
          <FailureNote
            key={cause}
            failure={failure}
            tone="warning"
            compact
            action={
              <Stack gap="xs" align="stretch">
                <StatusCure failure={failure} />
                <Button size="xs" variant="default" component={Link} to={detailsAt({ cause })}>
                  {say('causes.rows', { count })}
                </Button>
              </Stack>
            }
          />
        ))}
        {causes.length > SHOWN && <p>{say('causes.more', { count: causes.length - SHOWN })}</p>}
      </Stack>
    </Section>
  );
}
