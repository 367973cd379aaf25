import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ReasonDialog, ReasonForm } from '../../../src-renderer/components/index.ts';
import { type Failure, failure } from '../../../src-shared/model/index.ts';
import { expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';

function Asking(props: {
  readonly said: string[];
  readonly busy?: boolean;
  readonly refused?: Failure;
  readonly blocked?: string;
}) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <h1>Books</h1>
      <button type="button" onClick={() => setOpened(true)}>
        Ask
      </button>
      <ReasonDialog opened={opened} title="Close the day?" onClose={close}>
        <ReasonForm
          note="It stays with the day."
          confirm="Close the day"
          danger
          doing={{
            run: (reason) => props.said.push(reason),
            busy: props.busy ?? false,
            failure: props.refused ?? null,
          }}
          {...(props.blocked === undefined ? {} : { blocked: <p>{props.blocked}</p> })}
          onCancel={close}
        >
          <p>Nothing comes after it.</p>
        </ReasonForm>
      </ReasonDialog>
    </>
  );
}

async function opened(props: Omit<Parameters<typeof Asking>[0], 'said'> = {}, scheme?: 'light' | 'dark') {
  const said: string[] = [];
  const { screen } = await renderScreen(<Asking said={said} {...props} />, {
    bridge: fakeBridge({}),
    ...(scheme === undefined ? {} : { scheme }),
  });
  await screen.getByRole('button', { name: 'Ask' }).click();
  return { said, screen, dialog: screen.getByRole('dialog', { name: 'Close the day?' }) };
}

test.each(['light', 'dark'] as const)('says what happens and asks why, in %s', async (scheme) => {
  const { said, dialog } = await opened({}, scheme);
  await expect.element(dialog.getByRole('textbox', { name: 'Reason' })).toHaveFocus();
  await expect.element(dialog.getByText('It stays with the day.')).toBeVisible();
  await userEvent.keyboard(' x {Tab}{Tab}{Enter}');
  await expect.element(dialog.getByText(/Say in a few words why/u)).toBeVisible();
  await expect.element(dialog.getByRole('textbox', { name: 'Reason' })).toBeInvalid();
  await expectAccessible();
  expect(said).toEqual([]);
  await dialog.getByRole('textbox').fill('It rained');
  await dialog.getByRole('button', { name: 'Close the day' }).click();
  expect(said).toEqual(['It rained']);
});

test('a reason is never longer than is taken', async () => {
  const { said, dialog } = await opened();

  await expect.element(dialog.getByRole('textbox')).toHaveAttribute('maxlength', '500');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(said).toEqual([]);
});

test('while it is done it is not asked for again', async () => {
  const { said, dialog } = await opened({ busy: true });
  await dialog.getByRole('textbox').fill('It rained');
  const form = dialog.getByRole('textbox').element().closest('form');
  form?.requestSubmit();
  expect(said).toEqual([]);
});

test('a refusal says why and where it is mended', async () => {
  const { dialog } = await opened({ refused: failure('period-locked', { data: { date: '2026-10-31' } }) });
  await expect.element(dialog.getByRole('alert')).toBeVisible();
  await expect
    .element(dialog.getByRole('link', { name: 'Open the periods' }))
    .toHaveAttribute('href', '/periods');
});

test('what stands in the way takes the place of the question', async () => {
  const { dialog } = await opened({ blocked: 'A shift is open.' });
  await expect.element(dialog.getByText('A shift is open.')).toBeVisible();
  expect(dialog.getByRole('textbox').elements()).toEqual([]);
  expect(dialog.getByRole('button', { name: 'Close the day' }).elements()).toEqual([]);
});
