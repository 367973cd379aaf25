import { describe, expect, test } from 'vitest';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { type Request, optionsByName, parseCommandLine } from '../../../src-main/hosts/cli/args.ts';
import { COMMANDS } from '../../../src-main/hosts/cli/commands/index.ts';
import { COMMON_OPTIONS, OPTIONS } from '../../../src-main/hosts/cli/options.ts';

const parse = (line: string): Request =>
  parseCommandLine(line.split(' '), { commands: COMMANDS, say: (key) => key, standing: '/shop' });

function run(line: string): Extract<Request, { kind: 'run' }> {
  const request = parse(line);
  if (request.kind !== 'run') throw new Error(`${line} does not run anything`);
  return request;
}

function refusal(line: string): { code: string; where: string | null; data: object } {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof ExpectedFailure) return error.failure;
    throw error;
  }
  throw new Error(`${line} was taken`);
}

describe('the table of commands', () => {
  test('has every command that scheduled jobs rely on', () => {
    expect(COMMANDS.map(({ words }) => words).toSorted()).toEqual([
      'audit',
      'backup',
      'books account',
      'books activate',
      'books allocate',
      'books bring-back',
      'books close-transfer',
      'books confirm-count',
      'books connect',
      'books count',
      'books count-sheet',
      'books counts',
      'books document',
      'books export',
      'books invoices',
      'books journal',
      'books journals',
      'books list',
      'books lock',
      'books make-normal',
      'books open-items',
      'books orders',
      'books process',
      'books receipts',
      'books set-connection',
      'books set-lock',
      'books test',
      'books trial-balance',
      'books unallocate',
      'books undo',
      'books undo-plan',
      'call',
      'check',
      'completeness',
      'completeness explain',
      'customers list',
      'demo',
      'digests changes',
      'digests export',
      'digests list',
      'digests post',
      'digests settle-changes',
      'digests show',
      'explain',
      'holds list',
      'imports list',
      'imports show',
      'mappings journal',
      'mappings list',
      'mappings rehearse',
      'mappings set',
      'mappings validate',
      'reports aged-receivables',
      'reports rollforward',
      'reports stock',
      'reports trial-balance',
      'restore',
      'schedule',
      'status',
      'status end-quarantine',
      'status post-anyway',
      'status refresh',
      'status verify',
      'streams connect',
      'streams list',
      'streams set',
      'streams settings',
      'sync',
    ]);
  });

  test('an option of one name takes a value everywhere or nowhere', () => {
    for (const option of [...COMMON_OPTIONS, ...Object.values(OPTIONS)]) {
      expect(optionsByName(COMMANDS).get(option.name)?.is === 'flag').toBe(option.is === 'flag');
    }
  });

  test('only the last argument takes many, and none that is needed follows one that is not', () => {
    for (const { arguments: specs = [] } of COMMANDS) {
      expect(specs.slice(0, -1).some((spec) => spec.many === true)).toBe(false);
      const optional = specs.map((spec) => spec.optional === true);
      expect(optional.lastIndexOf(false)).toBe(
        optional.indexOf(true) < 0 ? optional.length - 1 : optional.indexOf(true) - 1,
      );
    }
  });
});

describe('options', () => {
  test.each([
    '--ledger a.db --json streams connect file --name Shop',
    'streams connect file --name Shop --ledger a.db --json',
    'streams --json connect --name=Shop file --ledger=a.db',
  ])('stand before, between or after the words: %s', (line) => {
    const { command, values } = run(line);
    expect(command.words).toBe('streams connect');
    expect(values.text('ledger')).toBe('/shop/a.db');
    expect(values.text('name')).toBe('Shop');
    expect(values.flag('json')).toBe(true);
    expect(values.argument('PROVIDER')).toBe('file');
  });

  test('flags can be turned off, and the last word wins', () => {
    expect(run('streams set Shop --auto-invoice --no-auto-invoice').values.flag('auto-invoice')).toBe(false);
    expect(run('streams set Shop').values.flag('auto-invoice')).toBeUndefined();
    expect(run('demo --days 3 --days 4').values.integer('days')).toBe(4);
  });

  test('files may be repeated or follow in one go', () => {
    const { values } = run('sync --file a.csv b.csv --file /c.csv');
    expect(values.list('file')).toEqual(['/shop/a.csv', '/c.csv']);
    expect(values.rest('FILE')).toEqual(['b.csv']);
  });

  test('after -- everything is a value', () => {
    const { values } = run('mappings set account revenue -- --4000');
    expect(values.argument('VALUE')).toBe('--4000');
    expect(run('mappings set account revenue -5').values.argument('VALUE')).toBe('-5');
  });

  test('the format of an export depends on the command', () => {
    expect(run('books export --format hledger').values.text('format')).toBe('hledger');
    expect(run('digests export --format xlsx').values.text('format')).toBe('xlsx');
    expect(refusal('digests export --format hledger')).toMatchObject({
      code: 'bad-usage',
      where: '--format',
    });
  });
});

describe('what is refused', () => {
  test.each([
    ['sync --frm 2026-01-01', '--frm', { suggestion: '--from' }],
    ['sync -x', '-x', {}],
    ['sync --from', '--from', { problem: 'usage.value-missing' }],
    ['sync --from --json', '--from', { problem: 'usage.value-missing' }],
    ['sync --from 2026-02-30', '--from', { problem: 'usage.not-a-date' }],
    ['sync --json=yes', '--json', { problem: 'usage.value-not-taken' }],
    ['check --folder /x', '--folder', { problem: 'usage.option-elsewhere', command: 'check' }],
    ['check --no-json', '--no-json', { problem: 'usage.unknown-option' }],
    ['demo --seed -1', '--seed', { problem: 'usage.not-an-integer' }],
    ['demo --days 1.5', '--days', { problem: 'usage.not-an-integer' }],
    ['streams set A --cut-off 24:00', '--cut-off', { problem: 'usage.not-a-time' }],
    ['streams set A --grouping skus', '--grouping', { problem: 'usage.not-a-choice' }],
    ['streams connect', 'PROVIDER', { problem: 'usage.missing-argument' }],
    ['check now', 'now', { problem: 'usage.extra-argument' }],
    ['mappings set acount a 1', 'TYPE', { suggestion: 'account' }],
  ])('%s', (line, where, data) => {
    expect(refusal(line)).toMatchObject({ code: 'bad-usage', where, data });
  });

  test.each([
    ['snyc', 'snyc', 'sync'],
    ['digests lits', 'digests lits', 'digests list'],
    ['digest list', 'digest', 'digests list'],
    ['book', 'book', 'books'],
  ])('%s is an unknown command', (line, command, suggestion) => {
    expect(refusal(line)).toMatchObject({ code: 'unknown-command', data: { command, suggestion } });
  });

  test('nothing is suggested when nothing is near', () => {
    expect(refusal('xylophone').data).toEqual({ command: 'xylophone' });
  });

  test('a group without its second word says which there are', () => {
    expect(refusal('digests')).toMatchObject({ code: 'bad-usage', data: { problem: 'usage.group' } });
  });
});

test('help and version are asked for in any place', () => {
  expect(parse('--version')).toEqual({ kind: 'version' });
  expect(parse('--help')).toEqual({ kind: 'help', command: null });
  expect(parse('help')).toEqual({ kind: 'help', command: null });
  for (const line of ['sync --help', '-h sync', 'help sync', 'sync --from 2026-01-01 --help']) {
    expect(parse(line)).toMatchObject({ kind: 'help', command: { words: 'sync' } });
  }
});
