import { describe, expect, test } from 'vitest';
import type { CompleteDayView, FindingView, Responses } from '../../../src-shared/ipc/contract.ts';
import { runFake } from './fake-world.ts';

type List = Responses['completeness.list'];

const GAP: FindingView = {
  id: 'numbers:R1:21:23',
  kind: 'numbers',
  register: 'R1',
  from: '21',
  to: '23',
  count: 3,
  explained: null,
};
const EXPLAINED: FindingView = { ...GAP, id: 'silent', kind: 'silent', explained: 'the shop was closed' };

const aDay = (date: string, location: string, findings: readonly FindingView[]): CompleteDayView => ({
  stream: 'Till',
  location,
  date,
  there: 97,
  expected: 100,
  findings,
});

const aList = (days: readonly CompleteDayView[], parts: Partial<List> = {}): List => ({
  from: '2026-10-18',
  to: '2026-11-21',
  days,
  open: days.flatMap(({ findings }) => findings).filter(({ explained }) => explained === null).length,
  next: null,
  total: { value: 2, exact: true },
  ...parts,
});

describe('daybook completeness', () => {
  test('lists the days of all locations, oldest first', async () => {
    const pages = [
      aList([aDay('2026-11-02', 'Ipoh', [GAP])], { open: 2, next: '1' }),
      aList([aDay('2026-11-01', 'KL', [GAP])], { open: 2 }),
    ];
    const { out, exit, asked } = await runFake(['completeness'], { answers: { 'completeness.list': pages } });
    expect(out).toMatch(/2026-11-01 .*KL .*3 receipts, 21 to 23 \(till R1\)\n2026-11-02 .*Ipoh/u);
    expect(exit).toBe(1);
    expect(asked.map(({ input }) => input)).toMatchObject([
      { only: 'missing', cursor: null },
      { only: 'missing', cursor: '1' },
    ]);
    const json = await runFake(['completeness', '--json'], { answers: { 'completeness.list': pages } });
    expect(JSON.parse(json.out)).toMatchObject({ open: 2, locations: 2, days: [{}, {}] });
  });

  test('says that nothing is missing only of days that were read', async () => {
    const whole = await runFake(['completeness'], { answers: { 'completeness.list': aList([]) } });
    expect(whole.out).toBe('Nothing is missing from 2026-10-18 to 2026-11-21.\n');
    expect(whole.exit).toBe(0);
    const empty = aList([], { total: { value: 0, exact: true } });
    const unread = await runFake(['completeness'], { answers: { 'completeness.list': empty } });
    expect(unread.out).toMatch(/^No receipts were read/u);
    expect(unread.exit).toBe(1);
  });

  test('shows whole and explained days on demand; they need nobody', async () => {
    const answers = { 'completeness.list': aList([aDay('2026-11-01', 'KL', [EXPLAINED])]) };
    const { out, exit, asked } = await runFake(['completeness', '--all'], { answers });
    expect(asked[0]?.input).toMatchObject({ only: 'all' });
    expect(out).toContain('explained, the shop was closed');
    expect(exit).toBe(0);
  });

  test('takes one end of the time alone, and says how long it may be', async () => {
    const answers = { 'completeness.list': aList([]) };
    const { asked } = await runFake(['completeness', '--from', '2026-01-01'], { answers });
    expect(asked[0]?.input).toMatchObject({ from: '2026-01-01' });
    const long = ['completeness', '--from', '2024-01-01', '--to', '2026-01-01'];
    const { err, exit } = await runFake(long, { answers });
    expect(err).toContain('at most 367 days');
    expect(exit).toBe(2);
  });
});

describe('daybook completeness explain', () => {
  const line = ['completeness', 'explain', '2026-11-01', '2026-11-02', '--reason', 'Training'];

  test('explains what nobody has explained of each day and location', async () => {
    const answers = {
      'completeness.list': [
        aList([aDay('2026-11-01', 'KL', [GAP, EXPLAINED]), aDay('2026-11-01', 'Ipoh', [GAP])]),
        aList([aDay('2026-11-02', 'KL', [GAP])]),
      ],
      'completeness.explain': { day: aDay('2026-11-01', 'KL', [EXPLAINED]) },
    };
    const { out, exit, asked } = await runFake([...line, '--stream', 'Till'], { answers });
    expect(
      asked.filter(({ channel }) => channel === 'completeness.list').map(({ input }) => input),
    ).toMatchObject([
      { stream: 'Till', from: '2026-11-01', to: '2026-11-01' },
      { stream: 'Till', from: '2026-11-02', to: '2026-11-02' },
    ]);
    const explain = { stream: 'Till', findings: [GAP.id], reason: 'Training' };
    expect(
      asked.filter(({ channel }) => channel === 'completeness.explain').map(({ input }) => input),
    ).toEqual([
      { ...explain, location: 'KL', date: '2026-11-01' },
      { ...explain, location: 'Ipoh', date: '2026-11-01' },
      { ...explain, location: 'KL', date: '2026-11-02' },
    ]);
    expect(out.split('\n')[0]).toBe('2026-11-01, KL: 3 receipts, 21 to 23 (till R1). Explained.');
    expect(exit).toBe(0);
  });

  test('explains nothing where one of the days has nothing to explain, or no reason is given', async () => {
    const answers = {
      'completeness.list': [aList([aDay('2026-11-01', 'KL', [GAP])]), aList([])],
      'completeness.explain': { day: aDay('2026-11-01', 'KL', []) },
    };
    const { err, exit, asked } = await runFake(line, { answers });
    expect(err).toContain('2026-11-02');
    expect(exit).toBe(2);
    expect(asked.map(({ channel }) => channel)).not.toContain('completeness.explain');
    const silent = await runFake(line.slice(0, 4), { answers });
    expect(silent.err).toContain('--reason is needed.');
    const wrong = await runFake(['completeness', 'explain', 'monday', '--reason', 'Training'], { answers });
    expect(wrong.err).toContain('not "monday"');
    expect([silent.asked, wrong.asked]).toEqual([[], []]);
  });
});
