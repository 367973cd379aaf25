import { describe, expect, test } from 'vitest';
import { displayWidth, renderTable } from '../../../src-main/hosts/cli/render.ts';
import { nearest } from '../../../src-main/hosts/cli/suggest.ts';
import { runFake } from './fake-world.ts';
import { TRIAL_BALANCE, digestView, streamView, textWith, TOTAL } from './views.ts';

const SPEC = [
  { header: 'Name', flexible: true },
  { header: 'Amount', align: 'right' },
] as const;

test('columns are aligned, amounts at the right', () => {
  const rows = [
    ['Cash', '5.00'],
    ['Sales of the day', '-1234.56'],
  ];
  expect(renderTable(SPEC, rows, null)).toBe(
    [
      'Name                Amount',
      '----------------  --------',
      'Cash                  5.00',
      'Sales of the day  -1234.56',
      '',
    ].join('\n'),
  );
});

test('a narrow terminal cuts names, never amounts', () => {
  const lines = renderTable(SPEC, [['x'.repeat(200), '1234567.89']], 80)
    .trimEnd()
    .split('\n');
  expect(Math.max(...lines.map(displayWidth))).toBe(80);
  expect(lines.at(-1)).toMatch(/x…  1234567\.89$/u);
});

test('wide letters and emoji take two places', () => {
  const lines = renderTable(
    SPEC,
    [
      ['咖啡 🥐', '1.00'],
      ['Tea', '2.00'],
    ],
    null,
  )
    .trimEnd()
    .split('\n');
  expect(new Set(lines.map(displayWidth)).size).toBe(1);
  expect(displayWidth('👨‍👩‍👧 é')).toBe(4);
});

test('a name cannot steer the terminal', () => {
  const table = renderTable(SPEC, [['\u001B[2Jgone\nnext', '1.00']], null);
  expect(table).not.toContain('\u001B');
  expect(table.split('\n')).toHaveLength(4);
});

test('nearest finds typing mistakes and nothing else', () => {
  const words = ['digests list', 'digests post', 'sync', 'streams list'];
  expect(nearest('digest lsit', words)).toBe('digests list');
  expect(nearest('snyc', words)).toBe('sync');
  expect(nearest('xylophone', words)).toBeUndefined();
});

describe('what people read', () => {
  test('digests', async () => {
    const answers = { 'digests.list': { digests: [digestView()], next: null, total: TOTAL } };
    const { out } = await runFake(['digests', 'list'], { answers });
    expect(out).toContain('2026-10-31  KL        posted   10.60   10.60     0.00  0.00  INV-1      dig_1');
    const none = { 'digests.list': { digests: [], next: null, total: TOTAL } };
    expect((await runFake(['digests', 'list'], { answers: none })).out).toBe('There are no digests yet.\n');
  });

  test('the trial balance with its totals', async () => {
    const { out } = await runFake(['books', 'trial-balance'], {
      answers: { 'books.trial-balance': TRIAL_BALANCE },
    });
    expect(out).toContain('Trial balance of Books, in MYR');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/Total +10\.60 +10\.60$/u);
  });

  test('a stream', async () => {
    const answers = { 'streams.settings': { stream: streamView('Shop') } };
    const { out } = await runFake(['streams', 'settings', 'Shop'], { answers });
    expect(out).toMatch(/^Name +Shop$/mu);
    expect(out).toMatch(/^Day begins at +04:30$/mu);
  });
});

describe('progress', () => {
  const progress = ['pull', 'pull', 'post'].map((phase) => ({
    phase,
    subject: 'a',
    done: 1,
    total: 4,
    unit: 'rows',
  }));

  test('is a line per phase in a log', async () => {
    expect((await runFake(['check'], { progress })).err).toMatch(/^pull…\npost…\n/u);
  });

  test('is one line on a terminal, gone before the result', async () => {
    const { err } = await runFake(['check'], { progress, columns: 80 });
    expect(err).toContain('\r\u001B[2Kpull a 25 %');
    expect(err.lastIndexOf('\u001B[2K')).toBeGreaterThan(err.lastIndexOf('%'));
  });
});

test('every command has a help of its own', async () => {
  const { out, exit } = await runFake(['mappings', 'set', '--help']);
  expect(exit).toBe(0);
  expect(out).toContain('daybook mappings set TYPE KEY VALUE [OPTIONS]');
  expect(out).toContain('--from DATE');
  const { out: json } = await runFake(['--help', '--json']);
  expect(JSON.parse(json)).toMatchObject({ help: textWith('daybook COMMAND') });
});
