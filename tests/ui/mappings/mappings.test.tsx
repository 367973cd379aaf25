import { beforeEach, expect, test } from 'vitest';
import { type Locator, userEvent } from 'vitest/browser';
import { MappingsScreen } from '../../../src-renderer/features/mappings/mappings-screen.tsx';
import { useMappings } from '../../../src-renderer/features/mappings/mappings-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { type Answers, expectAccessible, fakeBridge, renderScreen } from '../support/index.ts';
import { aMapping, ANSWERS } from './some-mappings.ts';

beforeEach(() => {
  useMappings.getState().open('');
});

async function openScreen(section: string, more: Answers = {}, scheme: 'light' | 'dark' = 'light') {
  const bridge = fakeBridge({ ...ANSWERS, ...more });
  const rendered = await renderScreen(<MappingsScreen />, {
    bridge,
    path: `/streams/Bangsar/mappings/${section}`,
    route: '/streams/:name/mappings/:section',
    scheme,
  });
  const { screen } = rendered;
  const account = (name: string) => screen.getByRole('combobox', { name: `Account for ${name}` });
  const pick = async (field: Locator, option: RegExp) => {
    await field.click();
    await screen.getByRole('option', { name: option }).click();
  };
  const saved = () =>
    bridge.inputsOf('mappings.set-many').map(({ rows, from }) => ({
      from,
      rows: rows.map(({ key, value }) => `${key}=${value}`),
    }));
  return { bridge, account, pick, saved, ...rendered };
}

test('what is not mapped comes first and says what Daybook suggests', async () => {
  const { screen, account } = await openScreen('payments');
  await expect.element(screen.getByRole('row', { name: 'Boost' })).toMatchTextContent(/Not mapped/u);
  const names = screen
    .getByRole('row')
    .elements()
    .map((row) => row.getAttribute('aria-label'));
  expect(names).toEqual([null, 'Boost', 'Grab', 'Cash', 'Visa']);
  await expect.element(account('Boost')).toHaveAttribute('placeholder', 'Suggested: 1120 E-wallet clearing');
  await expect.element(account('Cash')).toHaveValue('1010 Cash on hand');
  await expect.element(screen.getByRole('row', { name: 'Cash' })).toMatchTextContent(/Default/u);
  await expect.element(screen.getByRole('row', { name: 'Visa' })).toMatchTextContent(/before: 1110/u);
  await expect.element(screen.getByRole('tab', { name: /Payment methods/u })).toMatchTextContent(/2/u);
});

test('accepts one suggestion, or all that were left as they are', async () => {
  const { screen, saved, account, pick } = await openScreen('payments');
  await screen.getByRole('button', { name: 'Accept the suggestion for Boost' }).click();
  await expect.poll(saved).toEqual([{ from: null, rows: ['Boost=1120'] }]);
  await screen.getByRole('button', { name: 'Accept all 2 suggestions' }).click();
  await expect.poll(saved).toHaveLength(2);
  expect(saved()[1]).toEqual({ from: null, rows: ['Boost=1120', 'Grab=1120'] });
  // One that is being changed is not accepted behind the person's back.
  await pick(account('Grab'), /1110/u);
  expect(screen.getByRole('button', { name: 'Accept the suggestion for Grab' }).elements()).toHaveLength(0);
  expect(screen.getByRole('button', { name: /Accept all/u }).elements()).toHaveLength(0);
});

test('saves the changed rows together, each from the day that its value rules', async () => {
  const { screen, saved, account, pick } = await openScreen('payments');
  await pick(account('Cash'), /1110/u);
  await pick(account('Boost'), /1010/u);
  await pick(account('Visa'), /1010/u);
  await screen.getByRole('button', { name: 'Save 3 changes' }).click();
  await expect.poll(saved).toEqual([
    { from: null, rows: ['Cash=1110', 'Boost=1010'] },
    { from: '2026-11-01', rows: ['Visa=1010'] },
  ]);
  await expect.element(screen.getByText('3 mappings are saved.')).toBeVisible();
  expect(useMappings.getState().drafts).toEqual({});
});

test('saves from a date on, but not from before a later value', async () => {
  const { screen, saved, account, pick } = await openScreen('payments');
  await pick(account('Visa'), /1010/u);
  await screen.getByText('From a date on').click();
  const save = screen.getByRole('button', { name: 'Save 1 change' });
  await save.click();
  await expect.element(screen.getByText('Choose the first day.')).toBeVisible();
  const day = screen.getByRole('textbox', { name: 'First day' });
  await day.fill('1 Oct 2026');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText(/Visa has a value from .*Nov.* on/u)).toBeVisible();
  await day.fill('1 Dec 2026');
  await userEvent.keyboard('{Tab}');
  await save.click();
  await expect.poll(saved).toEqual([{ from: '2026-12-01', rows: ['Visa=1010'] }]);
});

test('a row that is put back, and drafts that are discarded, are not saved', async () => {
  const { screen, saved, account, pick } = await openScreen('payments');
  await pick(account('Cash'), /1110/u);
  await pick(account('Cash'), /1010/u);
  await expect.element(screen.getByRole('button', { name: /^Save/u })).not.toBeInTheDocument();
  await pick(account('Cash'), /1110/u);
  await screen.getByRole('button', { name: 'Discard' }).click();
  await expect.element(account('Cash')).toHaveValue('1010 Cash on hand');
  expect(saved()).toEqual([]);
});

test('a refused row is shown first, in its own section, with the keyboard in it', async () => {
  const { screen, at, account, pick } = await openScreen('payments', {
    'mappings.set-many': failure('account-unknown', {
      where: 'payment-method:Visa',
      data: { name: '1010', books: 'Books' },
      target: 'payment-method:Visa',
    }),
  });
  await pick(account('Visa'), /1010/u);
  await screen.getByRole('tab', { name: /Accounts/u }).click();
  await expect.poll(at).toBe('/streams/Bangsar/mappings/accounts');
  await screen.getByRole('button', { name: 'Save 1 change' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The books Books have no account/u);
  await expect.poll(at).toBe('/streams/Bangsar/mappings/payments');
  await expect.element(account('Visa')).toHaveFocus();
  const names = screen
    .getByRole('row')
    .elements()
    .map((row) => row.getAttribute('aria-label'));
  expect(names[1]).toBe('Visa');
  expect(Object.keys(useMappings.getState().drafts)).toEqual(['payment-method:Visa']);
});

test('sets one account for several rows by keyboard', async () => {
  const { screen, saved, pick } = await openScreen('payments');
  await expect.element(screen.getByRole('row', { name: 'Boost' })).toBeVisible();
  screen.getByRole('row', { name: 'Boost' }).element().focus();
  await userEvent.keyboard(' {ArrowDown} ');
  await pick(screen.getByRole('combobox', { name: 'Set the account…' }), /1110/u);
  await screen.getByRole('button', { name: 'Save 2 changes' }).click();
  await expect.poll(saved).toEqual([{ from: null, rows: ['Boost=1110', 'Grab=1110'] }]);
});

test('finds by name and by account', async () => {
  const { screen } = await openScreen('payments');
  await screen.getByRole('textbox', { name: 'Search' }).fill('cash on');
  await expect.element(screen.getByRole('row', { name: 'Visa' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('row', { name: 'Cash' })).toBeVisible();
  await screen.getByRole('textbox', { name: 'Search' }).fill('nothing of the kind');
  await expect.element(screen.getByText('Nothing fits the search.')).toBeVisible();
});

test('taxes keep their code when it is left empty; reasons decide about stock', async () => {
  const { screen, saved, account, pick } = await openScreen('accounts');
  await screen.getByRole('textbox', { name: 'Tax code in the books for FRE' }).fill('');
  await screen.getByRole('textbox', { name: 'Tax code in the books for SR' }).fill('SST');
  await pick(account('Sales income'), /4200/u);
  await screen
    .getByRole('combobox', { name: 'What becomes of goods returned for Damaged' })
    .selectOptions('back-to-stock');
  await screen.getByRole('button', { name: /^Save/u }).click();
  await expect
    .poll(() => saved()[0]?.rows.toSorted())
    .toEqual(['Damaged=back-to-stock', 'FRE=FRE=2100', 'SR=SST=2100', 'revenue=4200']);
});

test('says of each tax when it is due of a layby', async () => {
  const { screen, saved, account, pick } = await openScreen('accounts');
  const due = screen.getByRole('combobox', { name: 'When the tax of laybys is due for FRE' });
  await expect.element(due).toHaveValue('completion');
  await due.selectOptions('Tax is due when a deposit is paid');
  // What is changed after it leaves it as it is.
  await screen.getByRole('textbox', { name: 'Tax code in the books for FRE' }).fill('FR');
  await pick(account('FRE'), /4200/u);
  await expect.element(due).toHaveValue('payment');
  await screen.getByRole('button', { name: /^Save/u }).click();
  await expect.poll(() => saved()[0]?.rows.toSorted()).toEqual(['FRE=FR=4200,payment']);
});

test('edits a location with an example of its numbers', async () => {
  const { screen, saved } = await openScreen('locations');
  await expect.element(screen.getByRole('row', { name: 'KL' })).toMatchTextContent(/INV-KL-20261031-001/u);
  screen.getByRole('row', { name: 'KL' }).element().focus();
  await userEvent.keyboard('{Enter}');
  const dialog = screen.getByRole('dialog', { name: 'Location KL' });
  const format = dialog.getByRole('textbox', { name: 'Invoice numbers' });
  await format.fill('KL-{DD}');
  await expect.element(dialog.getByText(/A number needs/u)).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
  const department = dialog.getByRole('textbox', { name: 'Department' });
  await department.fill('K-L');
  await expect.element(dialog.getByText('Only letters and digits, at most 20.')).toBeVisible();
  await department.fill('NORTH');
  await format.fill('KL{YY}-{SEQ:4}');
  await expect.element(dialog.getByText('For example KL26-0001')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect
    .element(screen.getByRole('row', { name: 'KL' }))
    .toMatchTextContent(/Not saved.*NORTH.*KL26-0001|NORTH.*KL26-0001.*Not saved/u);
  await screen.getByRole('button', { name: 'Save 1 change' }).click();
  await expect.poll(saved).toHaveLength(1);
  const [, json = ''] = saved()[0]?.rows[0]?.split(/=(.*)/u) ?? [];
  expect(JSON.parse(json)).toEqual({
    booksLocation: 'KL',
    contact: 'POS sales customer',
    numberFormats: { invoice: 'KL{YY}-{SEQ:4}', creditNote: 'CN-{LOC}-{YYYY}{MM}{DD}-{SEQ:3}' },
    timeZone: 'Asia/Kuala_Lumpur',
    cutOffMinutes: 240,
    department: 'NORTH',
    cashDebtor: 'POSCASH',
  });
});

test('edits several locations: only what is written changes', async () => {
  const { screen } = await openScreen('locations');
  await screen.getByRole('checkbox', { name: 'Select all loaded rows' }).click();
  await screen.getByRole('button', { name: 'Edit together…' }).click();
  const dialog = screen.getByRole('dialog', { name: '2 locations' });
  await dialog.getByRole('textbox', { name: 'Contact' }).fill('Walk-in');
  await userEvent.keyboard('{Enter}');
  const { drafts } = useMappings.getState();
  const values = Object.values(drafts).map(({ value }) => JSON.parse(value) as Record<string, unknown>);
  expect(values).toMatchObject([
    { booksLocation: 'KL', contact: 'Walk-in', cutOffMinutes: 240 },
    { booksLocation: 'PG', contact: 'Walk-in', cutOffMinutes: 240 },
  ]);
});

test('changes go along to another section, and are not lost without a question', async () => {
  const { screen, at, account, pick } = await openScreen('payments');
  await pick(account('Cash'), /1110/u);
  await screen.getByRole('tab', { name: /Locations/u }).click();
  await expect.poll(at).toBe('/streams/Bangsar/mappings/locations');
  await expect.element(screen.getByText('1 change is not saved')).toBeVisible();
  await screen.getByRole('link', { name: 'Streams' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Leave without saving' }).click();
  await expect.poll(at).toBe('/streams');
  expect(useMappings.getState().drafts).toEqual({});
});

test('an account that the books no longer have is shown as what it is', async () => {
  const { account } = await openScreen('payments', {
    'mappings.list': { mappings: [aMapping({ type: 'payment-method', key: 'Cash', value: '9999' })] },
  });
  await expect.element(account('Cash')).toHaveValue('9999 (not in the books)');
});

test('says so when there is nothing to map yet', async () => {
  const { screen } = await openScreen('payments', { 'mappings.list': { mappings: [] } });
  await expect.element(screen.getByText(/No payment method has been seen yet/u)).toBeVisible();
});

test('stays quick with thousands of payment methods', async () => {
  const many = Array.from({ length: 5000 }, (_, n) =>
    aMapping({ type: 'payment-method', key: `Voucher ${n}`, value: '1120', origin: 'suggestion' }),
  );
  const { screen, saved } = await openScreen('payments', { 'mappings.list': { mappings: many } });
  await expect.element(screen.getByRole('row', { name: 'Voucher 0' })).toBeVisible();
  expect(screen.getByRole('row').elements().length).toBeLessThan(100);
  await screen.getByRole('button', { name: 'Accept all 5,000 suggestions' }).click();
  await expect.poll(() => saved().map(({ rows }) => rows.length)).toEqual([1000, 1000, 1000, 1000, 1000]);
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen, account, pick } = await openScreen('payments', {}, scheme);
  await pick(account('Cash'), /1110/u);
  await screen.getByText('From a date on').click();
  await expectAccessible();
  await screen.getByRole('tab', { name: /Accounts/u }).click();
  await expect.element(screen.getByRole('heading', { name: 'Taxes' })).toBeVisible();
  await expectAccessible();
  await screen.getByRole('tab', { name: /Locations/u }).click();
  await screen.getByRole('button', { name: 'Edit KL' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Location KL' });
  // It comes in step by step, and axe would see half of it.
  await expect.poll(() => getComputedStyle(dialog.element()).opacity).toBe('1');
  await expectAccessible();
});

test('a choice that is made while another is being saved is kept', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { screen, account, pick } = await openScreen('payments', {
    'mappings.set-many': async ({ rows, from }) => {
      await promise;
      return { mappings: rows.map((row) => aMapping({ ...row, from, origin: 'set' })) };
    },
  });
  await pick(account('Cash'), /1110/u);
  await screen.getByRole('button', { name: 'Save 1 change' }).click();
  await pick(account('Cash'), /1120/u);
  resolve();
  await expect.element(screen.getByRole('button', { name: 'Discard' })).toBeEnabled();
  await expect.element(account('Cash')).toHaveValue('1120 E-wallet clearing');
  expect(Object.values(useMappings.getState().drafts).map(({ value }) => value)).toEqual(['1120']);
});

test('what a search hides is not accepted with the rest', async () => {
  const { screen } = await openScreen('payments');
  await expect.element(screen.getByRole('button', { name: 'Accept all 2 suggestions' })).toBeVisible();
  await screen.getByRole('textbox', { name: 'Search' }).fill('Grab');
  await expect.element(screen.getByRole('row', { name: 'Boost' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Accept all/u }).elements()).toEqual([]);
});
