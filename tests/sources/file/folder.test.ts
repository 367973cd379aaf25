import { appendFile, realpath, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Discovery } from '../../../src-main/core/ports/source.ts';
import { openSource } from '../../../src-main/sources/registry.ts';
import { matchesPattern } from '../../../src-main/sources/file/folder.ts';
import { createFileSource } from '../../../src-main/sources/file/source.ts';
import { currencyCode } from '../../../src-shared/money/index.ts';
import { zoneId } from '../../../src-shared/time/index.ts';
import { EVERYTHING, SHIPPED, folderWith, profileLike, readSource, shipped, sourceOf } from './support.ts';

const RESOURCES = dirname(SHIPPED);
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
const LINE = '1,A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,UK\n';
const online = await shipped('online-retail');

describe('the watched folder', () => {
  test('files come in natural order, and only those that are meant', async () => {
    const folder = await folderWith({
      'day 10.csv': HEADER,
      'day 9.csv': HEADER,
      'Day 2.XLSX': HEADER,
      '~$day 2.xlsx': HEADER,
      '.day.csv': HEADER,
      'day 11.csv.part': HEADER,
      'day 12.csv.crdownload': HEADER,
      'day 13.tmp': HEADER,
      'notes.txt': HEADER,
    });
    const units = await sourceOf(folder, online).units(EVERYTHING);
    expect(units.map((unit) => unit.locator)).toEqual(['Day 2.XLSX', 'day 9.csv', 'day 10.csv']);
    expect(units.map((unit) => unit.size)).toEqual([HEADER.length, HEADER.length, HEADER.length]);
  });

  test('a folder that is not there, or is none', async () => {
    const folder = await folderWith({ 'a.csv': '' });
    await expect(sourceOf(join(folder, 'gone'), online).units(EVERYTHING)).rejects.toMatchObject({
      failure: { code: 'folder-missing', where: join(folder, 'gone') },
    });
    await expect(sourceOf(join(folder, 'a.csv'), online).units(EVERYTHING)).rejects.toMatchObject({
      failure: { code: 'folder-missing' },
    });
  });

  test('connecting looks at the folder, also when the profile states the location', async () => {
    const folder = await folderWith({ 'a.csv': HEADER });
    for (const gone of [join(folder, 'gone'), join(folder, 'a.csv')]) {
      await expect(sourceOf(gone, online).discover()).rejects.toMatchObject({
        failure: { code: 'folder-missing', where: gone },
      });
    }
  });

  test('a folder behind a link is the same folder, and the same account', async () => {
    const folder = await folderWith({});
    const link = join(await folderWith({}), 'link');
    await symlink(folder, link);
    const connected = async (path: string): Promise<Discovery> => {
      const source = await openSource(
        {
          provider: 'file',
          connection: { folder: path, profile: 'online-retail' },
          account: null,
          timeZone: null,
          context: { currency: null, dayRules: () => [] },
        },
        RESOURCES,
      );
      return source.discover();
    };
    const direct = await connected(folder);
    expect(direct.connection).toEqual({ folder: await realpath(folder), profile: 'online-retail' });
    expect(await connected(link)).toEqual(direct);
  });

  test('a file that is being written is waited for', async () => {
    const folder = await folderWith({});
    const path = join(folder, 'a.csv');
    await writeFile(path, HEADER);
    const writing = setInterval(() => void appendFile(path, LINE), 60);
    setTimeout(() => clearInterval(writing), 700);
    const [unit] = await sourceOf(folder, online).units(EVERYTHING);
    expect(unit?.size).toBeGreaterThan(HEADER.length + LINE.length * 4);
  });

  test('a file that has settled is not waited for', async () => {
    const folder = await folderWith({ 'a.csv': HEADER });
    const started = performance.now();
    await sourceOf(folder, online).units(EVERYTHING);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('the fingerprint is of content and rules, not of name or time', async () => {
    const folder = await folderWith({ 'a.csv': HEADER + LINE, 'b.csv': HEADER + LINE, 'c.csv': HEADER });
    const [a, b, c] = await sourceOf(folder, online).units(EVERYTHING);
    expect(b?.fingerprint).toBe(a?.fingerprint);
    expect(c?.fingerprint).not.toBe(a?.fingerprint);
    await utimes(join(folder, 'a.csv'), 1, 1);
    const again = await sourceOf(folder, online).units(EVERYTHING);
    expect(again[0]?.fingerprint).toBe(a?.fingerprint);
    const otherRules = await sourceOf(folder, await profileLike('online-retail', { rows: 'adjacent' })).units(
      EVERYTHING,
    );
    expect(otherRules[0]?.fingerprint).not.toBe(a?.fingerprint);
    const otherCurrency = await sourceOf(folder, online, 'EUR').units(EVERYTHING);
    expect(otherCurrency[0]?.fingerprint).not.toBe(a?.fingerprint);
    const otherZone = createFileSource({
      folder,
      profile: online,
      account: 'x',
      currency: null,
      timeZone: zoneId('Asia/Tokyo'),
      dayRules: () => [],
    });
    expect((await otherZone.units(EVERYTHING))[0]?.fingerprint).toBe(a?.fingerprint);
  });

  test('files picked by hand', async () => {
    const folder = await folderWith({ 'a.csv': HEADER + LINE, 'b.csv': HEADER });
    const picked = createFileSource({
      folder: null,
      files: [join(folder, 'a.csv')],
      profile: online,
      account: 'x',
      currency: currencyCode('GBP'),
      dayRules: () => [],
    });
    expect((await readSource(picked)).documents).toHaveLength(1);
    const gone = createFileSource({
      folder: null,
      files: ['/gone.csv'],
      profile: online,
      account: 'x',
      currency: null,
      dayRules: () => [],
    });
    await expect(gone.units(EVERYTHING)).rejects.toMatchObject({ failure: { code: 'file-not-found' } });
  });

  test('a locator never leads out of the folder', async () => {
    const folder = await folderWith({ 'a.csv': HEADER });
    const unit = { locator: '../../etc/passwd', fingerprint: '', size: null };
    const reading = Array.fromAsync(sourceOf(folder, online).read(unit, new AbortController().signal));
    await expect(reading).rejects.toMatchObject({ failure: { where: join(folder, 'passwd') } });
  });

  test('a file without a currency needs one', async () => {
    const { currency: _, ...constants } = online.constants;
    const folder = await folderWith({ 'a.csv': HEADER + LINE });
    const profile = await profileLike('online-retail', { constants });
    await expect(readSource(sourceOf(folder, profile))).rejects.toMatchObject({
      failure: { code: 'currency-needed' },
    });
    expect((await readSource(sourceOf(folder, profile, 'EUR'))).documents[0]?.currency).toBe('EUR');
  });
});

test.each([
  ['sales.csv', '*.csv', true],
  ['SALES.CSV', 'sales.csv', true],
  ['sales-1.csv', 'sales-?.csv', true],
  ['sales-10.csv', 'sales-?.csv', false],
  ['a.csv.bak', '*.csv', false],
  ['aXbXc', 'a*b*c', true],
  ['x'.repeat(250), `${'*x'.repeat(60)}y`, false],
])('%s against %s', (name, pattern, expected) => {
  expect(matchesPattern(name, pattern)).toBe(expected);
});
