import { expect, test } from 'vitest';
import { contactsOf } from '../../../src-main/core/mapping/contact.ts';
import { sha256 } from '../../../src-main/platform/index.ts';
import { aSale } from '../../support/builders.ts';

const generated = contactsOf({ account: 'shop', idAsCode: false, sha256 });
const byId = contactsOf({ account: 'shop', idAsCode: true, sha256 });
const ann = aSale('1', { customer: 'K-17', details: { customerName: ' Ann Lee ' } });
const named = aSale('2', { details: { customerName: 'Ann Lee' } });

test('the id of the POS is the code where that is wanted', () => {
  expect(byId(ann)).toEqual({ reference: { code: 'K-17', name: 'Ann Lee' }, generated: false });
  expect(byId(aSale('3', { customer: 'K-18' }))).toEqual({
    reference: { code: 'K-18', name: 'K-18' },
    generated: false,
  });
});

test('else, and for who has no id, a code is made that is the same everywhere', () => {
  expect(generated(ann)).toMatchInlineSnapshot(`
    {
      "generated": true,
      "reference": {
        "code": "C-0K31C368",
        "name": "Ann Lee",
      },
    }
  `);
  expect(byId(named)).toMatchInlineSnapshot(`
    {
      "generated": true,
      "reference": {
        "code": "C-MPCCC4FQ",
        "name": "Ann Lee",
      },
    }
  `);
  expect(generated(named)).toEqual(byId(named));
  expect(
    generated(aSale('9', { customer: 'K-17', details: { customerName: 'Ann Li' } }))?.reference.code,
  ).toBe(generated(ann)?.reference.code);
});

test('another id, name or account is another customer', () => {
  const other = contactsOf({ account: 'other shop', idAsCode: false, sha256 });
  const codes = [
    generated(ann),
    generated(named),
    other(ann),
    generated(aSale('4', { customer: 'Ann Lee' })),
    generated(aSale('5', { customer: 'K-18' })),
  ].map((contact) => contact?.reference.code);
  expect(new Set(codes).size).toBe(codes.length);
});

test("a customer document without the till's id is about the customer of that name", () => {
  const ben = { details: { customerName: 'Ben' } };
  const record = { ...aSale('K-99', ben), kind: 'customer' as const };
  expect(byId(record)).toEqual(byId(aSale('1', ben)));
  expect(byId(record)?.generated).toBe(true);
});

test('who is not named is nobody', () => {
  expect(generated(aSale('6'))).toBeNull();
  expect(generated(aSale('7', { customer: ' ', details: { customerName: '' } }))).toBeNull();
});
