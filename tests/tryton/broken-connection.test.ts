import { describe } from 'vitest';
import { describeBrokenConnections } from '../contracts/broken-connection.ts';
import { requireTool } from '../support/requires.ts';
import { trytonUnderContract } from '../support/tryton/contract.ts';

describe.skipIf(!requireTool('tryton').available)('Tryton', () => {
  describeBrokenConnections('tryton', trytonUnderContract);
});
