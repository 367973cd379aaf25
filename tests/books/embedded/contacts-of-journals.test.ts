import { expect, test } from 'vitest';
import { amount, ANNA, cash, event, tea, tell } from '../../seeds/till.ts';

test('customers whose balances a journal of the whole day moves are contacts', async () => {
  const settings = { postingStyle: 'journal-per-digest' } as const;
  const onAccount = event('account-sale', '1', { ...ANNA, lines: [tea()], total: tea().total });
  const paid = event('account-payment', '2', { ...ANNA, total: amount(600), tenders: [cash(600)] });
  await using booked = await tell([onAccount, paid], settings);
  const { journals } = await booked.ask('books.journals', {});
  expect(journals).toHaveLength(1);
  const { customers } = await booked.ask('customers.list', {});
  expect(customers).toMatchObject([{ code: 'CUST-1', name: 'Anna' }]);
  expect(await booked.ask('ledger.check', {})).toMatchObject({ ok: true, problems: [] });
});
