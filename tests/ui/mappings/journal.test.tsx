import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { useMappings } from '../../../src-renderer/features/mappings/mappings-store.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { expectAccessible } from '../support/index.ts';
import { aJournal } from './a-journal.ts';
import { openJournal } from './open-journal.tsx';
import { aMapping, MAPPINGS } from './some-mappings.ts';

beforeEach(() => {
  useMappings.getState().open('');
});

test('nine categories, each row in words, with the greyed account of its role', async () => {
  const { screen, account, line, bridge } = await openJournal({ 'mappings.journal': aJournal() });
  await expect.element(line('1.01 Sales income')).toMatchTextContent(/Credit/u);
  await expect.element(account('1.01 Sales income')).toHaveValue('');
  await expect.element(account('1.01 Sales income')).toHaveAttribute('placeholder', '4000 Sales');
  await expect.element(line('1.05 Money taken')).toMatchTextContent(/As mapped in Payment methods/u);
  // The first are there at once, the others a moment later.
  await expect.element(screen.getByRole('grid', { name: 'Cash-up variance' })).toBeInTheDocument();
  expect(screen.getByRole('grid').elements()).toHaveLength(9);
  // What rules last, as in the other editors.
  expect(bridge.inputsOf('mappings.journal')).toEqual([{ stream: 'Bangsar', on: '9999-12-31' }]);
});

test('a row that somebody has set says since when, and what it was before', async () => {
  const value = (account: string | null) => JSON.stringify({ account, branch: false, details: 'off' });
  const { account, line } = await openJournal({
    'mappings.list': {
      mappings: [
        ...MAPPINGS,
        aMapping({ type: 'journal-row', key: 'sales.revenue', value: value('4200'), origin: 'set' }),
        aMapping({
          type: 'journal-row',
          key: 'sales.revenue',
          value: value('1010'),
          from: '2026-11-01',
          origin: 'set',
        }),
      ],
    },
  });
  await expect.element(account('1.01 Sales income')).toHaveValue('1010 Cash on hand');
  await expect.element(line('1.01 Sales income')).toMatchTextContent(/Set.*From .*Nov.*before: 4200/u);
});

test('a row gets an account of its own, and goes back to that of its role', async () => {
  const { screen, account, line, pick, saved, bridge } = await openJournal();
  await pick(account('1.01 Sales income'), /4200/u);
  await expect.element(line('1.01 Sales income')).toMatchTextContent(/Not saved/u);
  await screen.getByRole('button', { name: 'Save 1 change' }).click();
  await expect.poll(saved).toHaveLength(1);
  expect(saved()[0]).toMatchObject({ type: 'journal-row', key: 'sales.revenue' });
  expect(JSON.parse(saved()[0]?.value ?? '')).toEqual({ account: '4200', branch: false, details: 'off' });
  // What is saved is read before the draft goes: the old value must not show up in between.
  await expect.poll(() => bridge.inputsOf('mappings.journal').length).toBe(2);
  await pick(account('1.02 Discounts given'), /1010/u);
  await pick(account('1.02 Discounts given'), /^Default: 4200/u);
  expect(useMappings.getState().drafts).toEqual({});
});

test('says which branch accounts there are, and ticks one row or a category', async () => {
  const { screen, line } = await openJournal();
  await expect.element(line('1.01 Sales income')).toMatchTextContent(/4000-KL, 4000-PG and 1 more/u);
  await screen.getByRole('checkbox', { name: 'Branch accounts for 1.01 Sales income' }).click();
  const draft = () => useMappings.getState().drafts['journal-row:sales.revenue']?.value ?? '{}';
  expect(JSON.parse(draft())).toMatchObject({ branch: true, account: null });
  await screen.getByRole('checkbox', { name: 'Branch accounts for all of Returns' }).click();
  expect(Object.keys(useMappings.getState().drafts)).toHaveLength(12);
});

test('what a row asks details of and nobody has mapped comes first, and is taken as suggested', async () => {
  const { screen, account, line, saved } = await openJournal({
    'mappings.list': {
      mappings: [
        ...MAPPINGS,
        aMapping({ type: 'journal-detail', key: 'pay-outs.expense:Cleaning', value: '1010', origin: 'set' }),
      ],
    },
  });
  const row = line('4.02 Expenses paid from the till');
  await expect.element(row).toMatchTextContent(/in use.*2 held/u);
  row.element().focus();
  await userEvent.keyboard('{Enter}');
  const details = screen.getByRole('grid', { name: 'Expenses paid from the till by reason' });
  const names = () =>
    details
      .getByRole('row')
      .elements()
      .map((one) => one.getAttribute('aria-label'));
  await expect.poll(names).toEqual([null, 'Milk', 'Tips', 'Cleaning']);
  await expect.element(account('Milk')).toHaveAttribute('placeholder', 'Suggested: 6100 (not in the books)');
  await screen.getByRole('button', { name: 'Accept the suggestion for Milk' }).click();
  await expect.poll(saved).toEqual([{ type: 'journal-detail', key: 'pay-outs.expense:Milk', value: '6100' }]);
});

test('a detail that takes the account of its row says so; its own turns details on', async () => {
  const { screen, account, line, pick, saved } = await openJournal();
  await screen.getByRole('button', { name: '1.01 Details of Sales income' }).click();
  await expect.element(line('Coffee')).toMatchTextContent(/Not used/u);
  await expect.element(account('Coffee')).toHaveAttribute('placeholder', '4000 Sales');
  await pick(account('Coffee'), /4200/u);
  await expect.element(line('1.01 Sales income')).toMatchTextContent(/in use/u);
  await screen.getByRole('button', { name: 'Save 2 changes' }).click();
  await expect.poll(saved).toHaveLength(2);
  expect(saved().map(({ key }) => key)).toEqual(['sales.revenue:Coffee', 'sales.revenue']);
  expect(JSON.parse(saved()[1]?.value ?? '')).toMatchObject({ account: null, details: 'optional' });
});

test('a choice for a detail is put back, and several get one account', async () => {
  const { screen, account, pick } = await openJournal();
  await screen.getByRole('button', { name: '4.02 Details of Expenses paid from the till' }).click();
  await pick(account('Milk'), /4200/u);
  await pick(account('Milk'), /^Suggested: 6100/u);
  expect(useMappings.getState().drafts).toEqual({});
  await screen.getByRole('checkbox', { name: 'Select Milk' }).click();
  await screen.getByRole('checkbox', { name: 'Select Tips' }).click();
  await pick(screen.getByRole('combobox', { name: 'Set the account…' }), /1110/u);
  expect(Object.keys(useMappings.getState().drafts)).toEqual([
    'journal-detail:pay-outs.expense:Milk',
    'journal-detail:pay-outs.expense:Tips',
  ]);
});

test('a detail is mapped before the first document has it', async () => {
  const { screen, account } = await openJournal();
  await screen.getByRole('button', { name: '4.02 Details of Expenses paid from the till' }).click();
  await screen.getByRole('textbox', { name: 'Another reason' }).fill('Flowers');
  await userEvent.keyboard('{Enter}');
  await expect.element(account('Flowers')).toHaveFocus();
  await expect.element(account('Flowers')).toHaveAttribute('placeholder', 'Choose an account');
});

test('what is missing leads to its row, also in another section', async () => {
  const { screen, account, at } = await openJournal();
  await expect.element(screen.getByRole('heading', { name: '3 things are missing' })).toBeVisible();
  await screen.getByRole('button', { name: 'Show 6.06 Expired gift cards' }).click();
  await expect.element(account('6.06 Expired gift cards')).toHaveFocus();
  await screen.getByRole('button', { name: /^Show “Milk” in 4.02/u }).click();
  await expect.element(account('Milk')).toHaveFocus();
  await screen.getByRole('button', { name: 'Show Payment method Boost' }).click();
  await expect.poll(at).toBe('/streams/Bangsar/mappings/payments');
  await expect.element(account('Boost')).toHaveFocus();
});

test('says that nothing is missing', async () => {
  const { screen } = await openJournal({ 'mappings.validate': { problems: [] } });
  await expect.element(screen.getByText('Nothing is missing: every day can be posted.')).toBeVisible();
});

test('finds rows by words, numbers, accounts and details', async () => {
  const { screen, line } = await openJournal();
  const search = screen.getByRole('textbox', { name: 'Search' });
  await search.fill('milk');
  await expect.element(line('Milk')).toBeVisible();
  expect(screen.getByRole('row', { name: 'Tips' }).elements()).toEqual([]);
  expect(screen.getByRole('grid').elements()).toHaveLength(2);
  await search.fill('7.01');
  await expect.element(line('7.01 Penny rounding')).toBeVisible();
  await search.fill('4200 disc');
  await expect.element(line('1.02 Discounts given')).toBeVisible();
  await search.fill('nothing of the kind');
  await expect.element(screen.getByText('Nothing fits the search.')).toBeVisible();
});

test('one stop for Tab in each category, then arrow keys', async () => {
  const { account, line } = await openJournal();
  await expect.element(line('2.01 Returns')).toBeInTheDocument();
  line('2.01 Returns').element().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expect.element(line('2.03 Service charge given back')).toHaveFocus();
  await userEvent.keyboard('{Tab}');
  await expect.element(account('2.03 Service charge given back')).toHaveFocus();
  line('2.03 Service charge given back').element().focus();
  await userEvent.keyboard('{End}');
  await expect.element(line('2.11 Tips given back')).toHaveFocus();
});

test('a refused detail is opened, with the keyboard in it', async () => {
  const { screen, account, pick } = await openJournal({
    'mappings.set-many': failure('account-unknown', {
      where: 'journal-detail:pay-outs.expense:Tips',
      data: { name: '1110', books: 'Books' },
      target: 'journal-detail:pay-outs.expense:Tips',
    }),
  });
  const opener = screen.getByRole('button', { name: '4.02 Details of Expenses paid from the till' });
  await opener.click();
  await pick(account('Tips'), /1110/u);
  await opener.click();
  await screen.getByRole('button', { name: 'Save 1 change' }).click();
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/The books Books have no account/u);
  await expect.element(account('Tips')).toHaveFocus();
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (scheme) => {
  const { screen, account, pick } = await openJournal({}, scheme);
  await screen.getByRole('button', { name: '1.01 Details of Sales income' }).click();
  await pick(account('1.01 Sales income'), /4200/u);
  await expectAccessible();
});
