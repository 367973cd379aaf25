import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  ExportMenu,
  type ExportFormat,
  IdentityBar,
  LoadingRows,
  PageHeader,
  type QueryLike,
  QueryView,
  useConfirm,
} from '../../../src-renderer/components/index.ts';
import { FailureError } from '../../../src-renderer/bridge/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';

const bridge = fakeBridge({});
const PENDING: QueryLike<string> = { data: undefined, error: null, isPending: true, refetch: () => null };

test('a page names the window and leads back', async () => {
  const { screen, at } = await renderScreen(
    <PageHeader title="31 Oct 2026" back={{ to: '/digests', label: 'Digests' }} />,
    { bridge, path: '/digests/d' },
  );
  await expect.element(screen.getByRole('heading', { level: 1, name: '31 Oct 2026' })).toBeVisible();
  expect(document.title).toBe('31 Oct 2026 · Daybook');
  await screen.getByRole('link', { name: 'Digests' }).click();
  expect(at()).toBe('/digests');
});

test('a quick answer shows no skeleton, a slow one does', async () => {
  const { screen } = await renderScreen(
    <QueryView query={PENDING} skeleton={<LoadingRows rows={2} />}>
      {(text) => text}
    </QueryView>,
    { bridge },
  );
  expect(screen.getByRole('status').elements()).toHaveLength(0);
  await expect.element(screen.getByRole('status')).toHaveTextContent('Loading…');
});

test('a failed question says why and can be asked again', async () => {
  const refetch = vi.fn<() => void>();
  const error = new FailureError(failure('ledger-locked'));
  const { screen } = await renderScreen(
    <QueryView query={{ ...PENDING, isPending: false, error, refetch }}>{(text) => text}</QueryView>,
    { bridge },
  );
  await expect.element(screen.getByRole('alert')).toMatchTextContent('open in another Daybook');
  await screen.getByRole('button', { name: 'Try again' }).click();
  expect(refetch).toHaveBeenCalledOnce();
});

test('an answer stays when a later question fails; a defect is called one', async () => {
  const { screen } = await renderScreen(
    <QueryView
      query={{ ...PENDING, data: 'All the rows', isPending: false, error: new Error('x is undefined') }}
    >
      {(text) => <p>{text}</p>}
    </QueryView>,
    { bridge },
  );
  await expect.element(screen.getByText('All the rows')).toBeVisible();
  await expect.element(screen.getByRole('alert')).toBeVisible();
});

function Asking() {
  const confirm = useConfirm();
  const [answer, setAnswer] = useState('');
  const question = { title: 'Restore?', body: 'Later work is lost.', confirm: 'Restore', danger: true };
  return (
    <>
      <button
        type="button"
        onClick={() => void confirm(question).then((yes) => setAnswer(yes ? 'yes' : 'no'))}
      >
        Ask
      </button>
      <p data-testid="answer">{answer}</p>
    </>
  );
}

test('a question is answered by its buttons and by Escape', async () => {
  const { screen } = await renderScreen(<Asking />, { bridge });
  const ask = screen.getByRole('button', { name: 'Ask' });
  const answer = screen.getByTestId('answer');
  await ask.click();
  await expect.element(screen.getByRole('dialog', { name: 'Restore?' })).toBeVisible();
  await expectAccessible(screen.getByRole('dialog').element());
  await screen.getByRole('button', { name: 'Restore' }).click();
  await expect.element(answer).toHaveTextContent('yes');
  await ask.click();
  await screen.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(answer).toHaveTextContent('no');
  await ask.click();
  await screen.getByRole('button', { name: 'Restore' }).click();
  await expect.element(answer).toHaveTextContent('yes');
  await ask.click();
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(answer).toHaveTextContent('no');
});

test('exports in the chosen format, and is busy until it is over', async () => {
  let finish: () => void = () => undefined;
  const onExport = vi.fn<(format: ExportFormat) => Promise<void>>(
    () => new Promise((resolve) => (finish = resolve)),
  );
  const { screen } = await renderScreen(<ExportMenu onExport={onExport} />, { bridge });
  await screen.getByRole('button', { name: 'Export' }).click();
  const csv = screen.getByRole('menuitem', { name: 'Comma-separated values (.csv)' });
  await expect.element(csv).toBeVisible();
  while (document.activeElement !== csv.element()) await userEvent.keyboard('{ArrowDown}');
  await userEvent.keyboard('{Enter}');
  expect(onExport).toHaveBeenCalledExactlyOnceWith('csv');
  await expect.element(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
  finish();
  await expect.element(screen.getByRole('button', { name: 'Export' })).toBeEnabled();
});

test('the identity is an equation of all its terms', async () => {
  const identity = {
    source: '12345.60',
    posted: '10000.00',
    waiting: '2000.10',
    onOrder: '0.00',
    held: '345.50',
    excluded: '0.00',
  };
  const { screen } = await renderScreen(<IdentityBar identity={identity} currency="MYR" />, { bridge });
  const group = screen.getByRole('group', { name: "Where the day's sales stand" });
  await expect.element(group.getByRole('definition').nth(1)).toMatchTextContent(/^RM\s10,000\.00$/u);
  expect(
    group
      .getByRole('term')
      .elements()
      .map((term) => term.textContent),
  ).toEqual(['From the tills', 'Posted', 'Waiting', 'On order', 'Held', 'Excluded']);
  const zero = group.getByRole('definition').nth(3).element();
  expect(getComputedStyle(zero).fontWeight).toBe('400');
});
