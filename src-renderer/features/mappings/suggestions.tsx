import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/index.ts';
import classes from './mappings.module.css';
import { useMappings } from './mappings-store.ts';
import { isUnmapped, type MappingRow } from './rows.ts';
import type { Saving } from './use-save.ts';

/** How many wait for a decision, and one answer for all of them. */
export function Unmapped({
  rows,
  shown,
  saving,
}: {
  readonly rows: readonly MappingRow[];
  /** Those in sight: what a search hides is not accepted with the rest. */
  readonly shown: readonly MappingRow[];
  readonly saving: Saving;
}) {
  const say = useTexts('mappings');
  const { drafts } = useMappings();
  const unmapped = rows.filter(isUnmapped);
  // What a person has changed is saved as they have changed it.
  const untouched = shown.filter((row) => isUnmapped(row) && !(row.id in drafts));
  if (unmapped.length === 0) return null;
  return (
    <Group justify="space-between" className={classes['unmapped']}>
      <Text size="sm">{say('unmapped', { count: unmapped.length })}</Text>
      {untouched.length > 1 && (
        <Button
          size="xs"
          variant="default"
          onClick={() => void saving.accept.run(untouched)}
          loading={saving.accept.busy}
        >
          {say('accept-all', { count: untouched.length })}
        </Button>
      )}
    </Group>
  );
}

/** Takes what Daybook suggests for one row. */
export function Accept(props: {
  readonly row: MappingRow;
  readonly name: string;
  readonly saving: Saving;
  readonly extra: ReactNode;
}) {
  const say = useTexts('mappings');
  const { row, saving } = props;
  const isDraft = useMappings(({ drafts }) => row.id in drafts);
  return (
    <>
      {isUnmapped(row) && !isDraft && (
        <Button
          size="compact-xs"
          onClick={() => void saving.accept.run([row])}
          disabled={saving.accept.busy}
          aria-label={say('accept.of', { name: props.name })}
        >
          {say('accept')}
        </Button>
      )}
      {props.extra}
    </>
  );
}
