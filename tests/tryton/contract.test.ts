import { describe } from 'vitest';
import { describeBooksContract } from '../contracts/books.ts';
import { requireTool } from '../support/requires.ts';
import { trytonUnderContract } from '../support/tryton/contract.ts';

describe.skipIf(!requireTool('tryton').available)('Tryton', () => {
  describeBooksContract('tryton', trytonUnderContract);
});
