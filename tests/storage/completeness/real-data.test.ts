import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../../../src-main/core/ports/index.ts';
import { serve } from '../../../src-main/ipc/serve.ts';
import type { Channel, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import { openServices } from '../../support/services.ts';
import { DATA, HAS_DATA } from '../../sources/file/support.ts';

// Real shops number as they like: what is no counter must not be said to have gaps.

describe.skipIf(!HAS_DATA)(`real files of ${DATA}${HAS_DATA ? '' : ' (skipped: not in this clone)'}`, () => {
  let home = '';
  let services: Services;
  beforeEach(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'daybook-real-'));
    services = await openServices(path.join(home, 'shop.daybook'));
    return async () => {
      await services.ledger.close();
      rmSync(home, { recursive: true, force: true });
    };
  });

  async function ask<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]> {
    const reply = await serve(services, channel, input);
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    return reply.value;
  }

  // Counted from the files: a shop's cancellations share its numbers, and a supermarket draws them at random.
  test.each([
    {
      profile: 'online-retail',
      folder: `${DATA}/online-retail`,
      range: { from: '2010-12-01', to: '2010-12-31' },
      receipts: 2025,
      days: 20,
      silent: [],
    },
    {
      profile: 'supermarket-sales',
      folder: DATA,
      range: { from: '2019-01-01', to: '2019-03-31' },
      receipts: 1000,
      days: 266,
      silent: ['2019-01-23 Mumbai', '2019-02-01 Mumbai', '2019-03-22 Chennai'],
    },
  ])(
    '$profile',
    async ({ profile, folder, range, receipts, days, silent }) => {
      await ask('streams.connect', { provider: 'file', name: 'Shop', folder, profile });
      await ask('sync.run', { stream: 'Shop' });
      const found = await ask('completeness.list', range);
      expect(found.days).toHaveLength(days);
      expect(found.days.reduce((sum, { there }) => sum + there, 0)).toBe(receipts);
      const lacking = found.days.filter(({ findings }) => findings.length > 0);
      expect(lacking.map(({ date, location }) => `${date} ${location}`)).toEqual(silent);
      expect(lacking.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual(
        silent.map(() => 'silent'),
      );
      expect(found.open).toBe(silent.length);
    },
    120_000,
  );
});
