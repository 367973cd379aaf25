import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MAX_BATCH_DOCUMENTS } from '../../../src-main/core/ports/source.ts';
import { createFileSource } from '../../../src-main/sources/file/source.ts';
import { businessDate, formatInstant, zoneId } from '../../../src-shared/time/index.ts';
import { describeSourceContract } from '../../contracts/source.ts';
import {
  SHIPPED,
  folderWith,
  idsOf,
  profileLike,
  readSource,
  readText,
  shipped,
  sourceOf,
} from './support.ts';

const SOURCE_MODULE = fileURLToPath(new URL('../../../src-main/sources/file/source.ts', import.meta.url));
const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
const row = (id: string, rest = 'A,HEART,6,2010-12-01 08:26:00,2.55,17850.0,UK'): string => `${id},${rest}\n`;
const online = await shipped('online-retail');
const daybook = await shipped('daybook');
const DAYBOOK = 'row,kind,id,location,date_time,sku,quantity,unit_price,line_total,tax,method,amount\n';

describe('what an order is', () => {
  test('kinds by prefix, by sign, and otherwise sales, whatever the prefix', async () => {
    const text = `${HEADER}${row('C1', 'D,Discount,-1,2010-12-01 08:26:00,5,1.0,UK')}${row('2', 'A,x,-1,2010-12-01 08:26:00,5,1.0,UK')}${row('A3')}${row('4', 'A,,-9,2010-12-01 08:26:00,0,,UK')}`;
    const { documents, rejections } = await readText(text, online);
    expect(rejections).toEqual([]);
    expect(documents.map((d) => [d.kind, d.sourceId, d.total, d.customer])).toEqual([
      ['return', 'C1', -500, '1'],
      ['return', '2', -500, '1'],
      ['sale', 'A3', 1530, '17850'],
      ['sale', '4', 0, null],
    ]);
    expect(documents.map((d) => d.tenders.map((tender) => tender.amount))).toEqual([
      [-500],
      [-500],
      [1530],
      [],
    ]);
  });

  test('an order happened when its earliest row did, and that rows disagree is told', async () => {
    const later = row('1', 'B,HEART,6,2010-12-01 08:27:00,2.55,17850.0,UK');
    const { documents, notices } = await readText(HEADER + later + row('1'), online);
    expect(documents.map((d) => formatInstant(d.occurredAt))).toEqual(['2010-12-01T08:26:00Z']);
    expect(notices).toEqual([{ code: 'order-times-differ', data: { count: 1, examples: '1' } }]);
  });

  test('where the profile does not allow it, rows that disagree are refused', async () => {
    const text = `${DAYBOOK}line,sale,1,KL,2026-03-01 10:15,TEA,1,1,1.00,0,,\nline,sale,1,KL,2026-03-01 10:16,TEA,1,1,1.00,0,,\n`;
    const result = await readText(text, daybook, { currency: 'MYR' });
    expect(result.codes).toEqual(['2 date_time order-rows-disagree', '3 id order-row-rejected']);
    expect(result.rejections[1]?.value).toBe('1');
    const other = await readText(text.replace('KL,2026-03-01 10:16', 'PJ,2026-03-01 10:15'), daybook, {
      currency: 'MYR',
    });
    expect(other.codes).toEqual(['2 id order-row-rejected', '3 location order-rows-disagree']);
  });

  describe('an order right after itself', () => {
    const head = (sort: string, id = 's1'): string => `${sort},sale,${id},KL,2026-03-01 10:15,`;
    const line = (amount = '1.00'): string => `${head('line')}TEA,1,1,${amount},0,,\n`;
    const tender = `${head('tender')},,,,,Cash,1.00\n`;
    const documentRow = `${head('document')},,,,,,\n`;
    const next = `${head('line', 's2')}TEA,1,1,1.00,0,,\n`;
    const order = line() + tender;
    const read = (text: string): ReturnType<typeof readText> =>
      readText(DAYBOOK + text + next, daybook, { currency: 'MYR' });

    test.each([
      ['the same', order + order, ['4', '5'], 'same'],
      ['the same, three times', order + order + order, ['4', '5', '6', '7'], 'same'],
      ['otherwise', order + line('2.00') + tender, ['4', '5'], 'different'],
      ['its lines only', order + line() + line(), ['4', '5'], 'different'],
      ['with a document row first', `${documentRow}${order}${documentRow}${order}`, ['5', '6', '7'], 'same'],
      ['with a document row last', `${order}${documentRow}${order}${documentRow}`, ['5', '6', '7'], 'same'],
      ['lines and a document row', `${line()}${documentRow}${line()}${documentRow}`, ['4', '5'], 'same'],
    ])('%s', async (_, text, lines, code) => {
      const result = await read(text);
      expect(result.codes).toEqual(lines.map((at) => `${at} id duplicate-id-${code}`));
      expect(result.rejections.map((rejection) => rejection.value)).toEqual(lines.map(() => 's1'));
      expect(result.documents.map((d) => [d.sourceId, d.lines.length, d.total])).toEqual([
        ['s1', 1, 100],
        ['s2', 1, 100],
      ]);
    });

    test('a document alone', async () => {
      const { codes, documents } = await read(documentRow + documentRow);
      expect(codes).toEqual(['3 id duplicate-id-same']);
      expect(documents).toHaveLength(2);
    });

    test('tenders before lines are no order, and not half of one', async () => {
      const result = await read(tender + line());
      expect(result.codes).toEqual(['2 id order-row-rejected', '3 id duplicate-id-different']);
      expect(idsOf(result)).toEqual(['s2']);
    });

    test('several lines and tenders, and one document row, are one order', async () => {
      for (const text of [
        documentRow + line() + line() + tender + tender,
        line() + line() + tender + tender + documentRow,
      ]) {
        const { rejections, documents } = await read(text);
        expect(rejections).toEqual([]);
        expect(documents.map((d) => [d.lines.length, d.tenders.length])).toEqual([
          [2, 2],
          [1, 0],
        ]);
      }
    });
  });

  test('a line whose total is not net plus tax is refused', async () => {
    const header = `${DAYBOOK.trim()},net\n`;
    const text = `${header}line,sale,1,KL,2026-03-01 10:15,TEA,1,1,1.05,0.06,,,1.00\n`;
    expect((await readText(text, daybook, { currency: 'MYR' })).codes).toEqual([
      '2 line_total order-rows-disagree',
    ]);
  });

  test.each([
    ['an unknown kind', 'line,gift,1,KL,2026-03-01 10:15,TEA,1,1,1.00,0,,', '2 kind value-not-allowed'],
    ['an unknown sort of row', 'item,sale,1,KL,2026-03-01 10:15,TEA,1,1,1.00,0,,', '2 row value-not-allowed'],
    [
      'a tender on a line',
      'line,sale,1,KL,2026-03-01 10:15,TEA,1,1,1.00,0,Cash,1.00',
      '2 method value-not-allowed',
    ],
    ['goods on a tender', 'tender,sale,1,KL,2026-03-01 10:15,TEA,,,,,Cash,1.00', '2 sku value-not-allowed'],
    ['a tender without amount', 'tender,sale,1,KL,2026-03-01 10:15,,,,,,Cash,', '2 amount value-missing'],
    ['half a cent', 'line,sale,1,KL,2026-03-01 10:15,TEA,1,1,1.005,0,,', '2 line_total value-too-precise'],
    ['no location', 'line,sale,1,,2026-03-01 10:15,TEA,1,1,1.00,0,,', '2 location value-missing'],
    ['no date', 'line,sale,1,KL,,TEA,1,1,1.00,0,,', '2 date_time value-missing'],
  ])('%s is refused', async (_, line, code) => {
    const result = await readText(
      `${DAYBOOK}${line}\ndocument,shift-open,9,KL,2026-03-01 09:00,,,,,,,\n`,
      daybook,
      { currency: 'MYR' },
    );
    expect(result.codes).toEqual([code]);
    expect(idsOf(result)).toEqual(['9']);
  });

  test('marks and columns by profile', async () => {
    const profile = await profileLike('online-retail', { decimalMark: ',', thousandsMark: '.' });
    const text = (HEADER + row('1', 'A,x,2,2010-12-01 08:26:00,1.234,17,UK'))
      .replaceAll(',', ';')
      .replace('1.234', '1.234,50');
    expect((await readText(text, profile)).documents.map((d) => d.total)).toEqual([246_900]);
    const extra = await readText(`${HEADER.trim()},Till\n${row('1').trim()},9\n`, online);
    expect(extra.notices).toEqual([{ code: 'column-ignored', data: { column: 'Till' } }]);
    expect(
      (await readText(`sep=;\n${(HEADER + row('1')).replaceAll(',', ';')}`, online)).documents,
    ).toHaveLength(1);
  });

  test('a stated encoding that the file is not in', async () => {
    const profile = await profileLike('online-retail', { encoding: 'utf-8' });
    const bytes = Buffer.from(HEADER + row('1', 'A,CAF\u00c9,1,2010-12-01 08:26:00,1,1,UK'), 'latin1');
    expect((await readText(bytes, profile)).codes).toEqual(['0 - file-encoding-unknown']);
    expect((await readText(bytes, online)).documents[0]?.lines[0]?.name).toBe('CAFÉ');
  });
});

describe('time', () => {
  const at = async (
    local: string,
    rules: readonly [from: string, zone: string][],
    stated: { readonly stream?: string; readonly profile?: string } = {},
  ): Promise<string> => {
    const folder = await folderWith({ 'a.csv': `${DAYBOOK}document,shift-open,9,KL,${local},,,,,,,\n` });
    const dayRules = rules.map(([from, zone]) => ({
      from: businessDate(from),
      zone: zoneId(zone),
      cutOffMinutes: 0,
    }));
    const source = createFileSource({
      folder,
      profile: await profileLike('daybook', {
        constants: {
          currency: 'MYR',
          taxCode: 'x',
          ...(stated.profile === undefined ? null : { timeZone: stated.profile }),
        },
      }),
      account: 'x',
      currency: null,
      timeZone: stated.stream === undefined ? null : zoneId(stated.stream),
      dayRules: () => dayRules,
    });
    return formatInstant((await readSource(source)).documents[0]!.occurredAt);
  };
  test.each<[string, string, [string, string][], string]>([
    [
      'local time by the rule in force',
      '2026-03-01 10:15',
      [['2000-01-01', 'Asia/Kuala_Lumpur']],
      '2026-03-01T02:15:00Z',
    ],
    [
      'a later rule from its date on',
      '2026-03-01 10:15',
      [
        ['2026-03-01', 'Asia/Tokyo'],
        ['2000-01-01', 'Asia/Kuala_Lumpur'],
      ],
      '2026-03-01T01:15:00Z',
    ],
    ['twice: the earlier', '2026-10-25 01:30', [['2000-01-01', 'Europe/London']], '2026-10-25T00:30:00Z'],
    ['never: shifted', '2026-03-29 01:30', [['2000-01-01', 'Europe/London']], '2026-03-29T01:30:00Z'],
    [
      'an offset rules',
      '2026-03-01T10:15:00+02:00',
      [['2000-01-01', 'Asia/Kuala_Lumpur']],
      '2026-03-01T08:15:00Z',
    ],
    ['no rule at all', '2026-03-01 10:15', [], '2026-03-01T10:15:00Z'],
  ])('%s', async (_, local, rules, expected) => {
    expect(await at(local, rules)).toBe(expected);
  });

  test('rules of the location, then the zone of the stream, then that of the profile', async () => {
    const noon = '2026-03-01 12:00';
    const stated = { stream: 'Asia/Tokyo', profile: 'Asia/Dubai' };
    expect(await at(noon, [['2000-01-01', 'Asia/Kuala_Lumpur']], stated)).toBe('2026-03-01T04:00:00Z');
    expect(await at(noon, [], stated)).toBe('2026-03-01T03:00:00Z');
    expect(await at(noon, [], { profile: 'Asia/Dubai' })).toBe('2026-03-01T08:00:00Z');
  });
});

describe('batches', () => {
  const many = Array.from({ length: 1234 }, (_, i) => row(String(i))).join('');

  test('are short, in order, and carry their rows', async () => {
    const { batches } = await readText(HEADER + many, online);
    expect(batches.map((batch) => batch.documents.length)).toEqual([
      MAX_BATCH_DOCUMENTS,
      MAX_BATCH_DOCUMENTS,
      234,
    ]);
    const raw = batches.map((batch) => Buffer.from(batch.raw!).toString('utf8'));
    expect(raw.every((text) => text.startsWith(HEADER))).toBe(true);
    expect(raw.map((text) => text.slice(HEADER.length)).join('')).toBe(many);
    expect(batches[2]?.documents[0]).toMatchObject({ ordinal: 1000, line: 1002 });
  });

  test('many bad rows make many batches', async () => {
    const bad = Array.from({ length: 9000 }, () => row('1', 'A,x,y,2010-12-01 08:26:00,2.55,1,UK')).join('');
    const { batches } = await readText(
      HEADER + bad,
      await profileLike('online-retail', { rows: 'adjacent', key: ['StockCode', 'InvoiceNo'] }),
    );
    expect(batches.flatMap((batch) => batch.rejections)).toHaveLength(9000);
  });

  test('card numbers are gone from documents, raw rows and rejections', async () => {
    const card = '4111 1111 1111 1111';
    const text = `${HEADER}${row('1', `A,Paid by ${card},6,2010-12-01 08:26:00,2.55,${card},UK`)}${row('2', `A,x,${card},2010-12-01 08:26:00,2.55,1,UK`)}`;
    const { batches, documents } = await readText(text, online);
    expect(documents[0]?.lines[0]?.name).toBe('Paid by [card number removed]');
    expect(
      JSON.stringify(batches.map(({ raw, ...rest }) => [rest, Buffer.from(raw!).toString('utf8')])),
    ).not.toContain('4111');
  });
});

let spreadFolder: Promise<string> | null = null;
describeSourceContract('orders that are spread over a file', async () => {
  const spread = [
    row('1'),
    row('2'),
    row('1', 'B,HEART 4111111111111111,6,2010-12-01 08:26:00,2.55,17850.0,UK'),
    row('3', 'A,x,y,z,0,0,0'),
  ];
  // The same account within a test is the same folder.
  spreadFolder ??= folderWith({ 'a.csv': HEADER + spread.join('') });
  onTestFinished(() => {
    spreadFolder = null;
  });
  return sourceOf(await spreadFolder, online);
});

test('a file larger than the memory allowed is read', async () => {
  const line = (i: number): string =>
    `${Math.floor(i / 4)},${i % 4},WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,UK\n`;
  const folder = await folderWith({
    'a.csv': HEADER + Array.from({ length: 200_000 }, (_, i) => line(i)).join(''),
  });
  const script = `
    const { createFileSource, loadProfile } = await import(${JSON.stringify(SOURCE_MODULE)});
    const profile = await loadProfile('online-retail', ${JSON.stringify(SHIPPED)});
    const source = createFileSource({ folder: ${JSON.stringify(folder)}, profile, account: 'x', currency: null, dayRules: () => [] });
    let documents = 0;
    for (const unit of await source.units({})) {
      for await (const batch of source.read(unit, new AbortController().signal)) documents += batch.documents.length;
    }
    console.log(documents);`;
  const limits = ['--max-old-space-size=32', '--max-semi-space-size=4'];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...limits,
    '--input-type=module',
    '--eval',
    script,
  ]);
  expect(stdout.trim()).toBe('50000');
}, 60_000);
