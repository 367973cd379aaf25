import { expect, test } from 'vitest';
import { failure } from '../../../src-shared/model/index.ts';
import { runFake } from './fake-world.ts';

const INVOICE = {
  type: 'invoice',
  number: 'INV-7',
  key: 'k',
  date: '2026-11-01',
  about: null,
  contact: null,
  location: 'KL',
  currency: 'MYR',
  total: '5.00',
} as const;

const page = (...invoices: (typeof INVOICE)[]) => ({
  invoices,
  next: null,
  total: { value: invoices.length, exact: true },
});

const LIST = ['books', 'invoices', '--books', 'Head office'];

test('books invoices says of books that others keep that it lists what Daybook has posted', async () => {
  const there = { 'books.invoices': { ...page(INVOICE), keptElsewhere: true } };
  const { out, exit } = await runFake(LIST, { answers: there });
  expect(out).toContain('INV-7');
  expect(out).toContain('As posted by Daybook.');
  expect(exit).toBe(0);
  const json = await runFake([...LIST, '--json'], { answers: there });
  expect(JSON.parse(json.out)).toMatchObject({ invoices: [{ number: 'INV-7' }], keptElsewhere: true });
  const own = { 'books.invoices': { ...page(INVOICE), keptElsewhere: false } };
  expect((await runFake(LIST, { answers: own })).out).not.toContain('As posted');
});

test('and where nothing was posted there, no empty table without a word', async () => {
  const answers = { 'books.invoices': { ...page(), keptElsewhere: true } };
  const { out } = await runFake(LIST, { answers });
  expect(out).toContain('Nothing of this has been posted to these books.');
});

test.each([
  ['books trial-balance', 'books.trial-balance'],
  ['books journals', 'books.journals'],
  ['reports stock', 'reports.stock'],
] as const)('%s of such books says why it has nothing to show, and ends with 3', async (words, channel) => {
  const value = failure('books-elsewhere', { where: 'Head office', data: { books: 'Head office' } });
  const line = [...words.split(' '), '--books', 'Head office'];
  const { err, out, exit } = await runFake(line, { answers: { [channel]: value } });
  expect(err).toContain('The books Head office are kept in your accounting system');
  expect(err).toContain('daybook books invoices --books "Head office"');
  expect(out).toBe('');
  expect(exit).toBe(3);
});
