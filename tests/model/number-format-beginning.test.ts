import { expect, test } from 'vitest';
import { sequenceAtBeginning } from '../../src-shared/model/index.ts';

test.each([
  ['N-{SEQ:4}', 'N-0012', 12],
  ['N-{SEQ:4}', 'N-0012 Sales of the day', 12],
  ['N-{SEQ:4}', 'N-12345', 12_345],
  ['New York {SEQ}', 'New York 7 Sales', 7],
  ['{SEQ}/KL', '12/KL', 12],
  ['N-{SEQ:4}', 'N-12', null],
  ['N-{SEQ:4}', 'N-0012x', null],
  ['N-{SEQ:4}', 'X-0012', null],
  ['{SEQ}/KL', '12/PJ', null],
  ['N', 'N', null],
  ['N-{SEQ}', 'N-99999999999999999999', null],
])('%s in "%s": %s', (scope, text, sequence) => {
  expect(sequenceAtBeginning(scope, text)?.sequence ?? null).toBe(sequence);
});
