import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { profileJsonSchema } from '../../../src-main/sources/file/profile/json-schema.ts';
import { loadProfile, parseProfile } from '../../../src-main/sources/file/source.ts';
import { SHIPPED, folderWith, profileLike, shipped } from './support.ts';

async function failureOf(attempt: Promise<unknown>): Promise<ExpectedFailure['failure']> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ExpectedFailure);
  return (error as ExpectedFailure).failure;
}

describe('profiles', () => {
  test.each(['daybook', 'online-retail', 'supermarket-sales'])('%s is shipped and valid', async (name) => {
    expect((await shipped(name)).name).toBe(name);
  });

  test('a profile of any path', async () => {
    const text = await readFile(join(SHIPPED, 'daybook.json'), 'utf8');
    const folder = await folderWith({ 'my till.json': `\uFEFF${text}` });
    expect((await loadProfile(join(folder, 'my till.json'), SHIPPED)).hash).toBe(
      (await shipped('daybook')).hash,
    );
  });

  test('the hash is of the meaning: white space does not change it, a rule does', async () => {
    const { hash } = await shipped('online-retail');
    expect((await profileLike('online-retail', {})).hash).toBe(hash);
    expect((await profileLike('online-retail', { rows: 'adjacent' })).hash).not.toBe(hash);
  });

  test('one that is not there', async () => {
    expect(await failureOf(loadProfile('nothing', SHIPPED))).toMatchObject({ code: 'profile-not-found' });
    expect(await failureOf(loadProfile('/no/where.json', SHIPPED))).toMatchObject({
      where: '/no/where.json',
    });
    expect(await failureOf(loadProfile('../package', SHIPPED))).toMatchObject({ code: 'profile-not-found' });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a key that means nothing', { colour: 'red' }, '$'],
    ['a wrong value', { rows: 'somewhere' }, '$.rows'],
    ['an unknown kind', { kind: [{ is: 'gift' }] }, '$.kind'],
    ['a currency that is none', { constants: { currency: 'gbp' } }, '$.constants.currency'],
    ['a zone that is none', { constants: { timeZone: 'London' } }, '$.constants.timeZone'],
    ['a date format that is none', { dateFormats: ['yyyy-QQ'] }, '$.dateFormats.0'],
    ['day first and month first', { dateFormats: ['dd/MM/yyyy', 'M/d/yyyy'] }, '$.dateFormats'],
    ['one mark for both', { decimalMark: ',', thousandsMark: ',' }, '$.thousandsMark'],
    ['no rule for the rest', { kind: [{ when: { total: 'negative' }, is: 'return' }] }, '$.kind'],
    ['no location', { constants: { taxCode: 'x' } }, '$.document.location'],
    ['no tax code', { constants: { location: 'x' } }, '$.line.taxCode'],
    ['no amounts', { line: { sku: 'a', quantity: 'b' } }, '$.line'],
    ['times without a column', { timeFormats: ['HH:mm'] }, '$.timeFormats'],
    [
      'sorts of rows without tenders',
      { rowTypes: { column: 'r', line: 'l', tender: 't', count: 'c', document: 'd' } },
      '$.rowTypes',
    ],
  ])('%s is refused by place', async (_, changes, path) => {
    const failure = await failureOf(profileLike('online-retail', changes));
    expect(failure).toMatchObject({ code: 'profile-invalid', where: 'test', data: { path } });
    expect(String(failure.data['problem']).length).toBeGreaterThan(5);
  });

  test('text that is no JSON', () => {
    expect(() => parseProfile('{', 'x')).toThrow(/profile-invalid/u);
  });

  test('the JSON Schema is that of the program', async () => {
    const file: unknown = JSON.parse(await readFile(join(SHIPPED, 'profile.schema.json'), 'utf8'));
    expect(file).toEqual(JSON.parse(JSON.stringify(profileJsonSchema())));
  });

  test('every rejection code is on the documented page', async () => {
    const { REJECTION_CODES } = await import('../../../src-shared/model/index.ts');
    const page = await readFile(join(SHIPPED, 'README.md'), 'utf8');
    expect(REJECTION_CODES.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
