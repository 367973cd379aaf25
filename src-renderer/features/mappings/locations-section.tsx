import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { LocationMappingView, MappingView } from '../../../src-shared/ipc/contract.ts';
import type { Column } from '../../components/index.ts';
import { clockOf } from '../../../src-shared/time/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { LocationEditor } from './location-editor.tsx';
import { MappingTable } from './mapping-table.tsx';
import { useMappings } from './mappings-store.ts';
import { type MappingRow, rowsOf } from './rows.ts';
import { useFailedFocus } from './use-failed-focus.ts';
import type { Saving } from './use-save.ts';
import { exampleNumber, readLocation } from './values.ts';

/** POS location → location, contact, numbers and trading day in the books. */
export function LocationsSection(props: {
  readonly mappings: readonly MappingView[];
  readonly saving: Saving;
}) {
  const say = useTexts('mappings');
  const [edited, setEdited] = useState<readonly MappingRow[]>([]);
  const rows = useMemo(() => rowsOf(props.mappings, 'location'), [props.mappings]);
  const valueWords = useCallback((value: string) => {
    const location = readLocation(value);
    if (location === null) return value;
    const { booksLocation, contact, timeZone, department, cashDebtor } = location;
    return [booksLocation, contact, timeZone, department, cashDebtor].join(' ');
  }, []);
  const columns = useMemo(
    (): readonly Column<MappingRow>[] => [
      { ...column('booksLocation', say('location.books-column'), booksLocationOf), minWidth: 100 },
      { ...column('contact', say('location.contact'), ({ contact }) => contact), minWidth: 110, wrap: true },
      { ...column('department', say('location.department-column'), departmentOf), width: 104 },
      { ...column('number', say('location.invoice'), firstNumberOf), width: 184 },
      {
        ...column('day', say('location.day'), ({ cutOffMinutes, timeZone }) =>
          say('location.day.of', { time: clockOf(cutOffMinutes), zone: cityOf(timeZone) }),
        ),
        width: 140,
        wrap: true,
      },
    ],
    [say],
  );
  return (
    <>
      <MappingTable
        title={say('section.locations')}
        description={say('section.locations.text')}
        thing={say('location')}
        rows={rows}
        valueColumns={columns}
        valueWords={valueWords}
        saving={props.saving}
        onOpen={(row) => setEdited([row])}
        rowActions={(row) => <Edit row={row} onEdit={() => setEdited([row])} />}
        bulk={(ticked) => (
          <Button size="xs" variant="default" onClick={() => setEdited(ticked)}>
            {say('bulk.locations')}
          </Button>
        )}
        none={say('section.locations.none')}
      />
      <LocationEditor rows={edited} onClose={() => setEdited([])} />
    </>
  );
}

function Edit({ row, onEdit }: { readonly row: MappingRow; readonly onEdit: () => void }) {
  const say = useTexts('mappings');
  const control = useFailedFocus<HTMLButtonElement>(row.id);
  return (
    <Button
      ref={control}
      size="compact-xs"
      variant="default"
      onClick={onEdit}
      aria-label={say('location.edit', { name: row.key })}
    >
      {say('edit')}
    </Button>
  );
}

function column(
  key: string,
  header: string,
  textOf: (location: LocationMappingView) => string,
): Column<MappingRow> {
  return { key, header, render: (row) => <LocationCell row={row} textOf={textOf} /> };
}

const booksLocationOf = ({ booksLocation }: LocationMappingView): string => booksLocation;

const departmentOf = ({ department }: LocationMappingView): string => department ?? '';

/** 'Kuala Lumpur' of 'Asia/Kuala_Lumpur': what tells the zones of one chain apart. */
const cityOf = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** A format that makes no numbers is shown as it is. */
const firstNumberOf = ({ numberFormats, booksLocation }: LocationMappingView): string =>
  exampleNumber(numberFormats.invoice, booksLocation) ?? numberFormats.invoice;

/** One part of a location, as it stands in the editor. */
function LocationCell(props: {
  readonly row: MappingRow;
  readonly textOf: (location: LocationMappingView) => string;
}) {
  const { row } = props;
  const draft = useMappings(({ drafts }) => drafts[row.id]?.value ?? null);
  const location = draft === null ? row.present.location : readLocation(draft);
  return location === null ? null : props.textOf(location);
}
