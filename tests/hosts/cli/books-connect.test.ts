import { expect, test } from 'vitest';
import { runFake } from './fake-world.ts';

const BOOKS = { name: 'Head office', system: 'tryton', currency: 'MYR' };
const LINE = [
  'books',
  'connect',
  '--system',
  'tryton',
  '--name',
  'Head office',
  '--url',
  'https://books.example',
];
const WHOLE = [...LINE, '--database', 'shop', '--user', 'pos'];
const answers = { 'books.connect': { books: BOOKS } } as const;

test('the password goes to the books, and the person hears where it is kept', async () => {
  const { exit, out, asked } = await runFake(WHOLE, { answers, password: 'right-password' });
  expect(exit).toBe(0);
  expect(asked).toEqual([
    {
      channel: 'books.connect',
      input: {
        system: 'tryton',
        name: 'Head office',
        url: 'https://books.example',
        database: 'shop',
        user: 'pos',
        password: 'right-password',
      },
    },
  ]);
  expect(out).toContain('/shop/passwords.json, which only you can read. It is not encrypted');
  expect(out).not.toContain('right-password');
});

test.each([
  [WHOLE, 'DAYBOOK_PASSWORD'],
  [LINE, '--user'],
  [['books', 'connect', '--name', 'Books'], '--system'],
  [[...WHOLE, '--password', 'right-password'], '--password'],
])('%j asks for %s and connects nothing', async (line, needed) => {
  const { exit, err, asked } = await runFake(line, { answers });
  expect(exit).toBe(2);
  expect(err).toContain(needed);
  expect(asked).toEqual([]);
});

test('the embedded books need no password', async () => {
  const line = ['books', 'connect', 'embedded', '--name', 'Books', '--currency', 'myr'];
  const { exit, out, asked } = await runFake(line, { answers });
  expect(exit).toBe(0);
  expect(out).not.toContain('encrypted');
  expect(asked).toEqual([
    { channel: 'books.connect', input: { system: 'embedded', name: 'Books', currency: 'MYR' } },
  ]);
});

const FOUND = { company: 'Corner Shop', currency: 'MYR', version: '6.0' };
const changed = {
  'books.connections': {
    books: [
      {
        ...BOOKS,
        connection: { url: 'https://books.example', database: 'shop', user: 'pos' },
        streams: [],
        accounts: 90,
        parked: null,
        quarantine: null,
      },
    ],
  },
  'books.set-connection': { books: BOOKS, found: FOUND },
} as const;

test('a connection is changed by what is said, and the password stays where none is typed', async () => {
  const line = ['books', 'set-connection', '--url', 'https://new.example'];
  const { exit, out, asked } = await runFake(line, { answers: changed });
  expect(exit).toBe(0);
  expect(asked.at(-1)).toEqual({ channel: 'books.set-connection', input: { url: 'https://new.example' } });
  expect(out).toContain('Head office are reached at https://new.example now. Corner Shop answers');
  expect(out).not.toContain('encrypted');
});

test('a new password is said to be kept, and not shown', async () => {
  const line = ['books', 'set-connection', '--books', 'Head office'];
  const { out, asked } = await runFake(line, { answers: changed, password: 'new-password' });
  expect(asked.at(-1)?.input).toEqual({ books: 'Head office', password: 'new-password' });
  expect(out).toContain('reached at https://books.example now');
  expect(out).toContain('It is not encrypted');
  expect(out).not.toContain('new-password');
});
