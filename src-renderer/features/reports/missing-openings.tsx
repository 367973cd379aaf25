import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RollForwardView } from '../../../src-shared/ipc/contract.ts';
import { AmountText, type Column, DataTable, DateText, paths, Section } from '../../components/index.ts';
import { type Say, useTexts } from '../../i18n/index.ts';

type Missing = RollForwardView['missing'][number] & { readonly at: number };

/**
 * Balances that were used before anything was put on them: they began before Daybook did. The list is
 * folded away at first, since a shop that has just started may have hundreds.
 */
export function MissingOpenings(props: {
  readonly report: RollForwardView;
  /** For the links; undefined while there is only one set of books. */
  readonly books: string | undefined;
}) {
  const { report, books } = props;
  const say = useTexts('reports');
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const rows = useMemo(() => report.missing.map((row, at) => ({ ...row, at })), [report.missing]);
  const columns = useMemo(() => columnsOf(say, report.currency), [say, report.currency]);
  const open = useCallback(
    ({ document }: Missing) => void navigate(paths.invoice(document, books)),
    [navigate, books],
  );
  if (rows.length === 0) return null;
  return (
    <Section
      title={say('missing', { count: rows.length })}
      description={say('missing.text')}
      actions={
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {say(isOpen ? 'missing.hide' : 'missing.show')}
        </Button>
      }
      flush
    >
      {isOpen && (
        <DataTable
          label={say('missing.label')}
          columns={columns}
          rows={rows}
          rowKey={placeOf}
          rowLabel={subjectOf}
          onOpen={open}
          maxHeight="40dvh"
        />
      )}
    </Section>
  );
}

/** One subject may be there more than once, and the answer never changes its order. */
const placeOf = ({ at }: Missing): string => String(at);
const subjectOf = ({ subject }: Missing): string => subject;

function columnsOf(say: Say, currency: string): readonly Column<Missing>[] {
  return [
    { key: 'subject', header: say('column.subject'), minWidth: 140, render: ({ subject }) => subject },
    {
      key: 'date',
      header: say('column.first-used'),
      width: 116,
      render: ({ date }) => <DateText date={date} />,
    },
    {
      key: 'movement',
      header: say('column.movement'),
      width: 120,
      render: ({ movement }) => say(`movement.${movement}`),
    },
    { key: 'document', header: say('column.document'), minWidth: 170, render: ({ document }) => document },
    {
      key: 'amount',
      header: say('column.amount-in', { currency }),
      align: 'right',
      width: 120,
      render: ({ amount }) => <AmountText amount={amount} />,
    },
  ];
}
