import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { formOf, locationOf, mistakesOf, withForm } from './location-form.ts';
import { LocationFields } from './location-fields.tsx';
import { useMappings } from './mappings-store.ts';
import type { MappingRow } from './rows.ts';

/** Edits one location or several at once; what is applied is a draft until it is saved. */
export function LocationEditor(props: {
  /** None: it is closed. */
  readonly rows: readonly MappingRow[];
  readonly onClose: () => void;
}) {
  const say = useTexts('mappings');
  const { rows, onClose } = props;
  const [first] = rows;
  const title =
    rows.length === 1
      ? say('location.title', { name: first?.key ?? '' })
      : say('location.titles', { count: rows.length });
  return (
    <Drawer
      opened={rows.length > 0}
      onClose={onClose}
      title={title}
      position="right"
      size="md"
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      {rows.length > 0 && <Editor rows={rows} onClose={onClose} />}
    </Drawer>
  );
}

function Editor({ rows, onClose }: { readonly rows: readonly MappingRow[]; readonly onClose: () => void }) {
  const say = useTexts('mappings');
  const { drafts, draftMany, select } = useMappings();
  const locations = rows.flatMap((row) => {
    const location = locationOf(row, drafts[row.id]?.value ?? null);
    return location === null ? [] : [{ row, location }];
  });
  const [form, setForm] = useState(() => formOf(locations.map(({ location }) => location)));
  const mistakes = mistakesOf(form);
  const apply = (): void => {
    if (mistakes.size > 0) return;
    draftMany(locations.map(({ row, location }) => ({ row, value: withForm(location, form) })));
    if (rows.length > 1) select(new Set());
    onClose();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Stack>
        {rows.length > 1 && <Text size="sm">{say('location.several')}</Text>}
        <LocationFields
          form={form}
          change={(part) => setForm((before) => ({ ...before, ...part }))}
          mistakes={mistakes}
          several={rows.length > 1}
          exampleLocation={form.booksLocation ?? locations[0]?.location.booksLocation ?? ''}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" disabled={mistakes.size > 0}>
            {say('apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
