import { describe, expect, test } from 'vitest';
import { locationMappingSchema } from '../../src-shared/model/index.ts';

const LOCATION = {
  booksLocation: 'KL',
  contact: 'POS sales customer',
  numberFormats: { invoice: 'INV-{SEQ}', creditNote: 'CN-{SEQ}' },
  timeZone: 'Asia/Kuala_Lumpur',
  cutOffMinutes: 240,
  department: null,
  cashDebtor: 'POSCASH',
};

const read = (value: unknown) =>
  locationMappingSchema.safeParse(typeof value === 'string' ? value : JSON.stringify(value));

describe('a location mapping as text', () => {
  test('is read as it was written', () => {
    expect(read(LOCATION).data).toEqual(LOCATION);
  });

  test('loses blanks around its words', () => {
    expect(read({ ...LOCATION, contact: '  Walk-in ' }).data?.contact).toBe('Walk-in');
  });

  test.each([
    ['no JSON', '{"booksLocation"'],
    ['no object', '[]'],
    ['a word missing', { ...LOCATION, contact: undefined }],
    ['an empty word', { ...LOCATION, booksLocation: ' ' }],
    ['a word too long', { ...LOCATION, contact: 'x'.repeat(101) }],
    ['a word too many', { ...LOCATION, cutoff: 1 }],
    ['one format only', { ...LOCATION, numberFormats: { invoice: '{SEQ}' } }],
    ['a cut-off of a whole day', { ...LOCATION, cutOffMinutes: 1440 }],
    ['a cut-off before midnight', { ...LOCATION, cutOffMinutes: -1 }],
    ['half a minute', { ...LOCATION, cutOffMinutes: 0.5 }],
  ])('is refused: %s', (_what, value) => expect(read(value).success).toBe(false));

  test('says that JSON is wanted where there is none', () => {
    expect(read('KL').error?.issues[0]?.message).toBe('JSON');
  });
});
