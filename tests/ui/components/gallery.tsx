import { Button, Group, Stack } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import {
  AmountText,
  type Column,
  CopyText,
  CountText,
  DataTable,
  DateText,
  EmptyState,
  ExportMenu,
  FailureNote,
  FailureText,
  IdentityBar,
  ImportStateBadge,
  InstantText,
  KeyValue,
  LoadingRows,
  MemberStateBadge,
  MoneyText,
  PageHeader,
  QuantityText,
  Section,
  StatusBadge,
  TaskProgress,
  TaskStateBadge,
} from '../../../src-renderer/components/index.ts';
import { type DigestStatus, failure, MEMBER_STATES } from '../../../src-shared/model/index.ts';
import { fakeTask } from '../support/index.ts';

const CANCEL = { run: () => undefined, failure: null };

const STATUSES: readonly DigestStatus[] = ['open', 'ready', 'posted', 'held', 'changed-since-posted'];

interface Day {
  readonly id: string;
  readonly date: string;
  readonly location: string;
  readonly amount: string;
  readonly status: DigestStatus;
}

const DAYS: readonly Day[] = Array.from({ length: 14 }, (_, index) => ({
  id: `day-${index}`,
  date: `2026-10-${String(31 - index).padStart(2, '0')}`,
  location:
    index % 3 === 0 ? 'Kuala Lumpur Bangsar Shopping Centre, lower ground floor by the fountain' : 'Ipoh',
  amount: index === 4 ? '-12.40' : `${(index + 1) * 1234}.50`,
  status: STATUSES[index % STATUSES.length] ?? 'open',
}));

const DAY_COLUMNS: readonly Column<Day, 'date' | 'amount'>[] = [
  { key: 'date', header: 'Date', render: ({ date }) => <DateText date={date} />, width: 130, sortBy: 'date' },
  { key: 'location', header: 'Location', render: ({ location }) => location, footer: 'Total' },
  { key: 'status', header: 'Status', render: ({ status }) => <StatusBadge status={status} />, width: 190 },
  {
    key: 'amount',
    header: 'Amount (MYR)',
    render: ({ amount }) => <AmountText amount={amount} />,
    align: 'right',
    width: 150,
    sortBy: 'amount',
    footer: <AmountText amount="117233.10" />,
  },
];

const UNMAPPED = failure('tender-unmapped', {
  where: 'Bangsar',
  data: { method: 'GrabPay', key: 'GrabPay' },
});

/** Every component in the states that people see it in. */
export function Gallery() {
  return (
    <Stack>
      <PageHeader
        title="Sales digests"
        subtitle="One row for each day of each location"
        back={{ to: '/', label: 'Streams' }}
        meta={<StatusBadge status="ready" />}
        actions={
          <>
            <ExportMenu onExport={() => undefined} />
            <Button size="sm" variant="default">
              Post all ready
            </Button>
          </>
        }
      />
      <Days />
      <Badges />
      <Facts />
      <Work />
      <Failures />
      <Section title="Nothing yet">
        <EmptyState
          title="No digests"
          text="Connect a stream to see the days."
          action={<Button variant="default">Connect</Button>}
        />
        <LoadingRows rows={3} />
        <DataTable label="Nothing" columns={DAY_COLUMNS} rows={[]} rowKey={({ id }) => id} />
      </Section>
    </Stack>
  );
}

function Days() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['day-1', 'day-2']));
  return (
    <DataTable
      label="Days"
      columns={DAY_COLUMNS}
      rows={DAYS}
      rowKey={({ id }) => id}
      rowLabel={({ date, location }) => `${date} ${location}`}
      onOpen={() => undefined}
      sort={{ by: 'date', descending: true }}
      onSort={() => undefined}
      selection={{ selected, onChange: setSelected, canSelect: ({ status }) => status !== 'open' }}
      rowActions={({ date }) => (
        <Button variant="subtle" color="gray" c="inherit" size="compact-xs" aria-label={`Print ${date}`}>
          <IconPrinter size={16} aria-hidden />
        </Button>
      )}
      hasMore
      onMore={() => undefined}
      total={{ value: 12_345, exact: true }}
      footer={<MoneyText amount="117233.10" currency="MYR" />}
      maxHeight={420}
    />
  );
}

function Badges() {
  return (
    <Section title="States" description="By mark and by word" actions={<Button variant="default">Do</Button>}>
      <Stack gap="xs">
        <Group gap="xs">
          {STATUSES.map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
        </Group>
        <Group gap="xs">
          {MEMBER_STATES.map((state) => (
            <MemberStateBadge key={state} state={state} />
          ))}
        </Group>
        <Group gap="xs">
          {(['queued', 'running', 'done', 'failed', 'cancelled'] as const).map((state) => (
            <TaskStateBadge key={state} state={state} />
          ))}
        </Group>
        <Group gap="xs">
          {(['running', 'complete', 'abandoned'] as const).map((state) => (
            <ImportStateBadge key={state} state={state} />
          ))}
        </Group>
      </Stack>
    </Section>
  );
}

function Facts() {
  return (
    <Section title="Figures">
      <Stack>
        <IdentityBar
          currency="MYR"
          identity={{
            source: '12345.60',
            posted: '10000.00',
            waiting: '2000.10',
            onOrder: '0.00',
            held: '345.50',
            excluded: '0.00',
          }}
        />
        <KeyValue
          items={[
            { label: 'Total', value: <MoneyText amount="-1234.50" currency="MYR" size="lg" /> },
            { label: 'Difference', value: <MoneyText amount="0.05" currency="MYR" sign="always" /> },
            {
              label: 'Before',
              value: <MoneyText amount="1.00" currency="MYR" dimmed />,
              hint: 'Last revision',
            },
            { label: 'Quantity', value: <QuantityText quantity="1.500" /> },
            { label: 'Orders', value: <CountText count={12_345} /> },
            { label: 'Day', value: <DateText date="2026-10-31" weekday /> },
            { label: 'Synced', value: <InstantText at="2026-10-31T14:05:09Z" zone="Asia/Kuala_Lumpur" /> },
            { label: 'Key', value: <CopyText text="DB7K2M4Q9XWZ5T3R" what="key" /> },
          ]}
        />
      </Stack>
    </Section>
  );
}

function Work() {
  const running = { channel: 'sync.run', phase: 'pull', subject: '2026-12-01 Bangsar.csv' } as const;
  const ended = { channel: 'sync.run', endedAt: '2026-11-02T01:05:00.000Z' } as const;
  return (
    <Section title="Work">
      <Stack>
        <TaskProgress
          task={fakeTask({ ...running, done: 1200, total: 5000, unit: 'rows' })}
          cancel={CANCEL}
        />
        <TaskProgress
          task={fakeTask({ ...running, done: 1_234_567, unit: 'bytes', stopping: true })}
          cancel={CANCEL}
        />
        <TaskProgress task={fakeTask({ ...ended, state: 'done' })} cancel={CANCEL} />
        <TaskProgress task={fakeTask({ ...ended, state: 'cancelled' })} cancel={CANCEL} />
        <TaskProgress
          task={fakeTask({
            ...ended,
            state: 'failed',
            outcome: { ok: false, failure: failure('disk-full') },
          })}
          cancel={CANCEL}
        />
      </Stack>
    </Section>
  );
}

function Failures() {
  return (
    <Section title="Failures">
      <Stack>
        <FailureNote failure={UNMAPPED} tone="warning" action={<Button variant="default">Map it</Button>} />
        <FailureNote failure={failure('books-unreachable')} compact />
        <FailureText failure={UNMAPPED} tone="warning" />
      </Stack>
    </Section>
  );
}
