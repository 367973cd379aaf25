import { describe, expect, test } from 'vitest';
import { type Channel, requests } from '../../../src-shared/ipc/contract.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { runFake } from './fake-world.ts';

/** What the engine is asked for a line. */
async function asked(line: string): Promise<{ channel: Channel; input: unknown }> {
  const run = await runFake(line.split(' '), { answers: {} });
  const [first] = run.asked;
  if (first === undefined) throw new Error(`${line} asked nothing: ${run.err}`);
  return first;
}

describe('options become requests', () => {
  test.each([
    [
      'streams connect file --name Shop --folder in --profile online-retail --books Main --currency gbp ' +
        '--start-date 2010-12-01 --auto-invoice --grouping all --accept-suggestions --time-zone Europe/London --cut-off 04:30',
      'streams.connect',
      {
        provider: 'file',
        name: 'Shop',
        folder: '/shop/in',
        profile: 'online-retail',
        books: 'Main',
        currency: 'GBP',
        settings: {
          startDate: '2010-12-01',
          autoInvoice: true,
          grouping: 'all',
          acceptSuggestions: true,
          timeZone: 'Europe/London',
          cutOffMinutes: 270,
        },
      },
    ],
    [
      'streams connect sample --name S --seed 7',
      'streams.connect',
      { provider: 'sample', name: 'S', seed: 7 },
    ],
    [
      'streams connect file --name S --folder /in --profile own/p.json',
      'streams.connect',
      { profile: '/shop/own/p.json' },
    ],
    [
      'streams set Shop --no-auto-invoice --start-date none',
      'streams.set',
      { stream: 'Shop', settings: { autoInvoice: false, startDate: null } },
    ],
    ['streams set Shop --folder new/in', 'streams.set', { stream: 'Shop', folder: '/shop/new/in' }],
    ['streams set --stream Shop --status paused', 'streams.set', { stream: 'Shop', status: 'paused' }],
    [
      'streams set Shop --auto-sync --sync-times at-hours --sync-hours 09:30,22:00 --overnight 05:15 ' +
        '--transfer-times by-hand --transfer-hours 13:00 --tell-missing 09:00',
      'streams.set',
      {
        stream: 'Shop',
        settings: {
          autoSync: true,
          syncTimes: 'at-hours',
          syncHours: [570, 1320],
          overnightMinutes: 315,
          transferTimes: 'by-hand',
          transferHours: [780],
          tellMissingMinutes: 540,
        },
      },
    ],
    [
      'streams set Shop --no-auto-sync --tell-missing none',
      'streams.set',
      { stream: 'Shop', settings: { autoSync: false, tellMissingMinutes: null } },
    ],
    [
      'streams set Shop --reread-days 21 --changed-days adjust',
      'streams.set',
      { stream: 'Shop', settings: { rereadDays: 21, changedDays: 'adjust' } },
    ],
    ['schedule', 'schedule.list', {}],
    ['streams settings Shop', 'streams.settings', { stream: 'Shop' }],
    [
      'books connect embedded --name Main --currency MYR',
      'books.connect',
      { system: 'embedded', name: 'Main', currency: 'MYR' },
    ],
    [
      'mappings set --stream S payment-method Visa 1110 --from 2026-01-01',
      'mappings.set',
      { stream: 'S', type: 'payment-method', key: 'Visa', value: '1110', from: '2026-01-01' },
    ],
    [
      'sync --stream S --from 2026-01-01 --to 2026-01-31 --file a.csv',
      'sync.run',
      { stream: 'S', from: '2026-01-01', to: '2026-01-31', files: ['/shop/a.csv'] },
    ],
    ['sync', 'sync.run', {}],
    ['demo --seed 2 --until 2026-10-31 --days 5', 'demo.run', { seed: 2, until: '2026-10-31', days: 5 }],
    ['holds list --location KL', 'holds.list', { location: 'KL', cursor: null }],
    ['digests post dig_1 dig_2', 'digests.post', { ids: ['dig_1', 'dig_2'] }],
    ['digests post --from 2026-01-01', 'digests.post', { from: '2026-01-01' }],
    ['digests show dig_1', 'digests.show', { id: 'dig_1' }],
    ['digests changes dig_1', 'digests.changes', { id: 'dig_1' }],
    [
      'digests settle-changes dig_1 --choice adjust --reason Late',
      'digests.settle-changes',
      { id: 'dig_1', choice: 'adjust', reason: 'Late' },
    ],
    ['digests export --out d.xlsx', 'digests.export', { format: 'xlsx' }],
    ['digests export', 'digests.export', { format: 'csv' }],
    [
      'books trial-balance --books Main --as-of 2026-01-31',
      'books.trial-balance',
      { books: 'Main', asOf: '2026-01-31' },
    ],
    ['books account 1010', 'books.account', { account: '1010' }],
    ['books invoices --type credit-note', 'books.invoices', { type: 'credit-note' }],
    ['books document INV-1', 'books.document', { number: 'INV-1' }],
    ['books journal', 'books.journal', {}],
    ['books export --format beancount', 'books.export', { format: 'beancount' }],
    ['imports show imp_1', 'imports.show', { id: 'imp_1' }],
    ['backup b.db', 'ledger.backup', { file: '/shop/b.db' }],
    ['call streams.settings {"stream":"S"}', 'streams.settings', { stream: 'S' }],
  ] as const)('%s', async (line, channel, input) => {
    const first = await asked(line);
    expect(first.channel).toBe(channel);
    expect(first.input).toMatchObject(input);
    // The engine takes what the command line sends.
    expect(requests[channel].input.safeParse(first.input).error).toBeUndefined();
  });
});

describe('the ledger', () => {
  test('reading needs no ledger for itself, but it must be there when it was named', async () => {
    const named = await runFake(['digests', 'list', '--ledger', import.meta.filename]);
    expect(named.opened).toEqual([{ ledger: import.meta.filename, readonly: true }]);
    const missing = await runFake(['digests', 'list', '--ledger', 'typo.db']);
    expect(missing).toMatchObject({ exit: 3, opened: [] });
    expect(missing.err).toContain('/shop/typo.db');
    expect((await runFake(['digests', 'list'])).opened).toMatchObject([{ readonly: false }]);
  });

  test('writing makes it', async () => {
    expect((await runFake(['sync', '--ledger', 'new.db'])).opened).toEqual([
      { ledger: '/shop/new.db', readonly: false },
    ]);
  });

  test('the demo has one of its own, unless one is named', async () => {
    const { opened } = await runFake(['demo']);
    expect(opened[0]?.ledger).toMatch(/daybook-demo-.*ledger\.daybook$/u);
    expect((await runFake(['demo', '--ledger', 'd.db'])).opened[0]?.ledger).toBe('/shop/d.db');
  });

  test('a backup is restored into it', async () => {
    const { out } = await runFake(['restore', 'b.db', '--ledger', 'l.db', '--json']);
    expect(JSON.parse(out)).toEqual({ ledger: '/shop/l.db', backup: '/shop/b.db', kept: '/shop/b.db.kept' });
  });
});

test('call prints what the engine answers, and refuses what it refuses', async () => {
  const answers = { 'books.list': { books: [{ name: 'Main', system: 'embedded', currency: 'MYR' }] } };
  const { out, exit } = await runFake(['call', 'books.list'], { answers });
  expect(JSON.parse(out)).toEqual(answers['books.list']);
  expect(exit).toBe(0);
  const refused = await runFake(['call', 'books.list', '[1]', '--json'], {
    answers: { 'books.list': failure('bad-input', { where: 'books.list' }) },
  });
  expect(refused).toMatchObject({ exit: 2, asked: [{ input: [1] }] });
});
