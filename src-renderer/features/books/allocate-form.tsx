import { Button, Group, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useCallback, useState } from 'react';
import type { OpenItemView } from '../../../src-shared/ipc/contract.ts';
import { type Minor, subtract, sum, ZERO } from '../../../src-shared/money/index.ts';
import { ask, useAction } from '../../bridge/index.ts';
import { MoneyText } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { AllocateTable } from './allocate-table.tsx';
import {
  type Allocation,
  allocationsOf,
  oldestFirst,
  openOf,
  openOfAll,
  readAmount,
  type Sides,
  textOf,
} from './allocation.ts';
import { BooksFailure } from './books-failure.tsx';

/** How much goes to which open item: typed, or filled in from the oldest on. */
export function AllocateForm(props: {
  readonly sides: Sides;
  readonly customer: { readonly code: string; readonly name: string };
  readonly books: string | undefined;
  readonly onDone: () => void;
}) {
  const { sides, customer, books, onDone } = props;
  const { currency, others } = sides;
  const say = useTexts('books');
  const [texts, setTexts] = useState<Readonly<Record<number, string>>>({});
  const [tried, setTried] = useState(false);
  const read = new Map(others.map(({ id }) => [id, readAmount(texts[id] ?? '', currency)]));
  const isWrong = others.some((item) => !fits(item, read.get(item.id) ?? null));
  const wanted = new Map(
    others.flatMap((item): [number, Minor][] => {
      const value = read.get(item.id) ?? null;
      return value === null || value === 0 || !fits(item, value) ? [] : [[item.id, value]];
    }),
  );
  const remaining = subtract(openOfAll(sides.own), sum(wanted.values()));
  const allocate = useAction(
    useCallback(
      async (allocations: readonly Allocation[]) => {
        await ask('books.allocate', {
          ...(books === undefined ? {} : { books }),
          customer: customer.code,
          allocations: [...allocations],
        });
        onDone();
      },
      [books, customer.code, onDone],
    ),
  );
  const fill = () =>
    setTexts(Object.fromEntries([...oldestFirst(sides)].map(([id, value]) => [id, textOf(value, currency)])));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWrong && remaining >= 0 && wanted.size > 0) void allocate.run(allocationsOf(sides, wanted));
  };
  const complaint = complaintOf();
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Group justify="space-between" align="flex-end">
          <Text size="sm">
            {say(sides.isCredit ? 'allocate.has' : 'allocate.owes', { name: customer.name })}{' '}
            <MoneyText amount={textOf(openOfAll(sides.own), currency)} currency={currency} />
          </Text>
          <Button size="compact-sm" variant="default" onClick={fill}>
            {say('allocate.fill')}
          </Button>
        </Group>
        <AllocateTable
          sides={sides}
          texts={texts}
          read={read}
          onChange={(id, text) => setTexts((before) => ({ ...before, [id]: text }))}
        />
        <Group justify="space-between" align="center">
          <Text size="sm" role="status">
            {say('allocate.remaining')}{' '}
            <MoneyText amount={textOf(remaining, currency)} currency={currency} size="lg" />
          </Text>
          {complaint !== null && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {complaint}
            </Text>
          )}
        </Group>
        {allocate.failure !== null && <BooksFailure failure={allocate.failure} compact />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {say('dialog.cancel')}
          </Button>
          <Button type="submit" loading={allocate.busy}>
            {say('allocate.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );

  function complaintOf(): string | null {
    if (remaining < ZERO) return say('allocate.too-much');
    return tried && wanted.size === 0 && !isWrong ? say('allocate.empty') : null;
  }
}

function fits(item: OpenItemView, value: Minor | null): boolean {
  return value !== null && value <= openOf(item);
}
