import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../../../src-main/actions/mappings/rehearse.ts';
import type { Draft, Services } from '../../../src-main/core/ports/index.ts';
import { serve } from '../../../src-main/ipc/serve.ts';
import type { Channel, RequestInput, Responses } from '../../../src-shared/ipc/contract.ts';
import type { AccountingDocument } from '../../../src-shared/model/index.ts';
import { openServices } from '../../support/services.ts';

let home: string;
let services: Services;
beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'daybook-prediction-'));
  services = await openServices(path.join(home, 'a.daybook'));
});
afterEach(async () => {
  await services.ledger.close();
  rmSync(home, { recursive: true, force: true });
});

async function ok<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]> {
  const reply = await serve(services, channel, input);
  if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

const ROWS = [
  { type: 'account', key: 'revenue', value: '4020' },
  { type: 'account', key: 'tips-payable', value: '2210' },
  { type: 'payment-method', key: 'Cash', value: '1030' },
  { type: 'journal-row', key: 'sales.revenue', value: '{"details":"optional"}' },
  { type: 'journal-row', key: 'returns.returns', value: '4010' },
  { type: 'account', key: 'over-short', value: '6100' },
] as const;

/** What of a document a mapping decides; its number is only known once it is posted. */
const decided = ({ key, type, total, entries, subledger }: Draft | AccountingDocument): string =>
  JSON.stringify([key, type, total, entries, subledger]);

test('a rehearsal of the sample store foretells every document that posting then makes', async () => {
  await ok('streams.connect', {
    provider: 'sample',
    name: 'S',
    seed: 3,
    settings: { startDate: '2026-10-20' },
  });
  await ok('sync.run', { from: '2026-10-20', to: '2026-10-26' });
  const told = await rehearse(services, {
    stream: 'S',
    rows: [...ROWS],
    from: null,
    days: 60,
    scope: 'unposted',
  });
  const predicted = told.days.flatMap(({ after }) => after.drafts.map(decided));
  const unchanged = told.days.flatMap(({ before }) => before.drafts.map(decided));
  expect(predicted.length).toBeGreaterThan(20);
  await ok('mappings.set-many', { stream: 'S', rows: [...ROWS], from: null });
  await ok('sync.run', { from: '2026-10-20', to: '2026-10-26' });
  await ok('digests.post', {});
  const { digests } = await ok('digests.list', {});
  const jobs = await Promise.all(
    digests.map(async ({ id }) => {
      const row = (await services.ledger.digests.list({}, { cursor: null, limit: 200 })).rows.find(
        (known) => known.id === id,
      );
      return row === undefined ? [] : services.ledger.deliveries.ofDigest(row.id);
    }),
  );
  const made = jobs.flat().map(({ document }) => decided(document));
  expect(made.toSorted()).toEqual(predicted.toSorted());
  expect(made.toSorted()).not.toEqual(unchanged.toSorted());
});
