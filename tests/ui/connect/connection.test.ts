import { afterEach, expect, test, vi } from 'vitest';
import { connectInput, zoneOf } from '../../../src-renderer/features/connect/connection.ts';
import { useWizard } from '../../../src-renderer/features/connect/connect-store.ts';

const FOUND = {
  account: 'file:daybook/December',
  currency: 'MYR',
  timeZone: 'UTC',
  cutOffMinutes: 0,
  profile: 'daybook',
  locations: [],
  units: null,
  connectedAs: null,
} as const;
const PLAN = { name: ' Shop ', currency: 'MYR', books: { kind: 'existing', name: 'Books' } } as const;
const { answers } = useWizard.getInitialState();

afterEach(() => vi.restoreAllMocks());

function atHome(timeZone: string): void {
  const options = Intl.DateTimeFormat().resolvedOptions();
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ ...options, timeZone });
}

test('files that state no zone are of where this computer is', () => {
  atHome('Asia/Kuala_Lumpur');
  expect(zoneOf(answers, FOUND)).toBe('Asia/Kuala_Lumpur');
  expect(connectInput(answers, FOUND, PLAN).settings?.timeZone).toBe('Asia/Kuala_Lumpur');
});

test('what the source states is left to it, and what a person says goes before', () => {
  atHome('Asia/Kuala_Lumpur');
  const stated = { ...FOUND, timeZone: 'Europe/London' };
  expect(connectInput(answers, stated, PLAN).settings).not.toHaveProperty('timeZone');
  expect(connectInput({ ...answers, timeZone: 'UTC' }, stated, PLAN).settings?.timeZone).toBe('UTC');
});
