import { expect, test } from 'vitest';
import {
  Badge,
  FailureNote,
  FailureText,
  ImportStateBadge,
  MemberStateBadge,
  StatusBadge,
} from '../../../src-renderer/components/index.ts';
import { IconClock } from '@tabler/icons-react';
import { failure, MEMBER_STATES } from '../../../src-shared/model/index.ts';
import { fakeBridge, renderScreen } from '../support/index.ts';

const bridge = fakeBridge({});

test('each state is a word beside a mark', async () => {
  const { screen } = await renderScreen(
    <>
      {(['open', 'ready', 'posted', 'held', 'changed-since-posted'] as const).map((status) => (
        <p key={status} data-testid="status">
          <StatusBadge status={status} />
        </p>
      ))}
      {MEMBER_STATES.map((state) => (
        <p key={state} data-testid="member">
          <MemberStateBadge state={state} />
        </p>
      ))}
      {(['running', 'complete', 'abandoned'] as const).map((state) => (
        <p key={state} data-testid="import">
          <ImportStateBadge state={state} />
        </p>
      ))}
    </>,
    { bridge },
  );
  const words = (id: string) =>
    screen
      .getByTestId(id)
      .elements()
      .map((element) => element.textContent);
  expect(words('status')).toEqual(['Open', 'Ready', 'Posted', 'Held', 'Changed since posted']);
  expect(words('member')).toEqual(['Waiting', 'Posted', 'On order', 'Held', 'Excluded']);
  expect(words('import')).toEqual(['Reading', 'Complete', 'Taken back']);
  const marks = screen
    .getByTestId('status')
    .elements()
    .map((element) => element.querySelector('svg')?.outerHTML);
  expect(new Set(marks).size).toBe(5);
});

test('a long word ends in an ellipsis inside its badge', async () => {
  const { screen } = await renderScreen(
    <div data-testid="narrow" style={{ width: 80 }}>
      <Badge tone="info" icon={IconClock}>
        Waiting for the books to answer
      </Badge>
    </div>,
    { bridge },
  );
  const narrow = screen.getByTestId('narrow').element();
  expect(narrow.scrollWidth).toBeLessThanOrEqual(80);
});

test('a failure says its cause, its cure, where it is and offers the way there', async () => {
  const shown = failure('tender-unmapped', { where: 'row 17 of Bangsar.csv' });
  const { screen } = await renderScreen(
    <FailureNote failure={shown} action={<button type="button">Map it</button>} />,
    { bridge },
  );
  await expect.element(screen.getByText('The payment method has no account in the books yet.')).toBeVisible();
  await expect.element(screen.getByText(/^Choose its bank, cash or clearing account/u)).toBeVisible();
  await expect.element(screen.getByText('Where: row 17 of Bangsar.csv')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Map it' })).toBeVisible();
  expect(screen.getByRole('alert').elements()).toHaveLength(0);
});

test('a place that the cause names is not named again; an answer is read out', async () => {
  const { screen } = await renderScreen(
    <FailureNote failure={failure('file-not-found', { where: 'sales.csv' })} alert />,
    { bridge },
  );
  await expect.element(screen.getByRole('alert')).toMatchTextContent('There is no file sales.csv.');
  expect(screen.getByText('Where: sales.csv').elements()).toHaveLength(0);
});

test('a failure in one line keeps its cure for the tooltip', async () => {
  const { screen } = await renderScreen(<FailureText failure={failure('disk-full')} />, { bridge });
  await expect.element(screen.getByText(/^The disk is full/u)).toBeVisible();
  await expect.element(screen.getByTitle(/Free some space/u)).toBeVisible();
});
