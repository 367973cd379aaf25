import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, useId, useRef } from 'react';
import { useInnerStops } from '../../components/table/use-inner-stops.ts';
import { useTexts } from '../../i18n/index.ts';
import { BranchCell } from './branch-cell.tsx';
import { DtlsCell, LineAccountCell } from './journal-cells.tsx';
import { JournalDetails } from './journal-details.tsx';
import type { DetailRow, JournalLine } from './journal-lines.ts';
import classes from './journal.module.css';
import { useMappings } from './mappings-store.ts';
import type { Saving } from './use-save.ts';

interface JournalRowProps {
  readonly line: JournalLine;
  /** The details that a search has found; null: all of them, once the row is opened. */
  readonly only: readonly DetailRow[] | null;
  readonly index: number;
  /** Whether Tab stops here. */
  readonly isCurrent: boolean;
  readonly saving: Saving;
}

/** One row of the POS journal, and beneath it its details while it is open. */
export const JournalRow = memo(function JournalRow(props: JournalRowProps) {
  const { line, only, index, isCurrent, saving } = props;
  const say = useTexts('mappings');
  const { state } = line;
  const element = useRef<HTMLTableRowElement>(null);
  useInnerStops(element, isCurrent);
  const details = useId();
  const isOpened = useMappings(({ opened }) => opened.has(state.id));
  const toggle = useMappings(({ toggle: act }) => act);
  const isOpen = state.detail !== null && (isOpened || only !== null);
  const name = say(`row.${state.id}`);
  return (
    <tbody>
      <tr
        ref={element}
        className={classes['line']}
        data-line={index}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={`${state.number} ${name}`}
      >
        <td>
          {state.detail === null ? (
            <span className={classes['number']}>{state.number}</span>
          ) : (
            <button
              type="button"
              className={classes['opener']}
              aria-expanded={isOpen}
              aria-controls={isOpen ? details : undefined}
              aria-label={say('journal.details-of', { number: state.number, name })}
              onClick={() => toggle(state.id)}
            >
              <IconChevronRight size={14} aria-hidden />
              {state.number}
            </button>
          )}
        </td>
        <th scope="row">
          {name}
          <Text size="xs" c="dimmed">
            {say(`row.${state.id}.text`)}
          </Text>
        </th>
        <td>{say(`side.${state.side}`)}</td>
        <td>
          <LineAccountCell line={line} name={name} />
        </td>
        <td>
          <DtlsCell line={line} />
        </td>
        <td>
          <BranchCell line={line} name={name} />
        </td>
      </tr>
      {isOpen && (
        <tr id={details}>
          <td colSpan={6} className={classes['details']}>
            <JournalDetails line={line} only={only} name={name} saving={saving} />
          </td>
        </tr>
      )}
    </tbody>
  );
});
