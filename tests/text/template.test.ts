import { expect, test } from 'vitest';
import { fillText, requiredPlaceholders } from '../../src-shared/text/index.ts';

test.each([
  ['A {thing}.', { thing: 'till' }, 'A till.'],
  ['A {thing|table}.', {}, 'A table.'],
  ['{name,where|This} is there.', { where: '/x' }, '/x is there.'],
  ['{name,where|This} is there.', { name: 'N', where: '/x' }, 'N is there.'],
  ['It failed[ at {where}].', { where: 'line 3' }, 'It failed at line 3.'],
  ['It failed[ at {where}].', {}, 'It failed.'],
  ['It failed[ at {where} of {file}].', { where: 'line 3', file: null }, 'It failed.'],
  ['{count} rows', { count: 0 }, '0 rows'],
  ['A {thing}.', {}, 'A ?.'],
])('%s with %j is "%s"', (template, data, text) => {
  expect(fillText(template, data)).toBe(text);
});

test('what fills a placeholder is never read as a template', () => {
  expect(fillText('{a}', { a: '{b}[x]', b: 'no' })).toBe('{b}[x]');
  expect(fillText('[in {a}]', { a: '$& [y] {b}' })).toBe('in $& [y] {b}');
});

test('placeholders with words of their own are not required', () => {
  expect(requiredPlaceholders('{a} {b|c} {d,e}')).toEqual(['a', 'd,e']);
});
