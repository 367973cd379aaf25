import { expect, test } from 'vitest';
import { commandFor } from '../../../src-main/hosts/loopback/browser.ts';
import { readOptions } from '../../../src-main/hosts/loopback/options.ts';
import { loadSay } from '../../../src-main/hosts/loopback/texts.ts';
import { RESOURCES } from '../../support/shop.ts';

const say = loadSay(RESOURCES);

test('what is said is taken, what is not is left to the program', () => {
  expect(readOptions([], say)).toEqual({ kind: 'run', options: { ledger: null, port: null, opens: true } });
  expect(readOptions(['--no-open', '--port', '5000', '--ledger=my.daybook'], say)).toEqual({
    kind: 'run',
    options: { ledger: 'my.daybook', port: 5000, opens: false },
  });
});

test.each([
  ['--prot', '5'],
  ['ledger.daybook'],
  ['--port'],
  ['--port', 'x'],
  ['--port', '80'],
  ['--port', '65536'],
])('what is not understood is told: %s %s', (...words) => {
  const read = readOptions(words, say);
  expect(read.kind).toBe('wrong');
  expect('text' in read ? read.text : '').toMatch(
    /Unknown option|Unexpected argument|argument missing|is no port/u,
  );
});

test('help names every option', () => {
  const read = readOptions(['--help'], say);
  for (const option of ['--no-open', '--port', '--ledger'])
    expect('text' in read ? read.text : '').toContain(option);
});

test('no browser is opened where there is no screen', () => {
  expect(commandFor('linux', {})).toBeNull();
  expect(commandFor('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(commandFor('darwin', {})).toEqual(['open']);
  expect(commandFor('win32', {})?.[0]).toBe('rundll32');
});
