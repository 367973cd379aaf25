import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Services } from '../../src-main/core/ports/index.ts';
import { serve } from '../../src-main/ipc/serve.ts';
import { type Channel, type RequestInput, requests, type Responses } from '../../src-shared/ipc/contract.ts';
import { businessDate } from '../../src-shared/time/index.ts';
import { openServices } from '../support/services.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'daybook-status-'));
const file = path.join(folder, 'shop.daybook');
let services: Services;

/** Asks as a host does; the reply is held against the contract. */
async function ask<C extends Channel>(channel: C, input: RequestInput<C>): Promise<Responses[C]> {
  const reply = await serve(services, channel, input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  const { output } = requests[channel];
  if (output !== 'file') output.parse(reply.value);
  return reply.value;
}

/** Changes rows as the books' answers would. */
function change(sql: string): void {
  const raw = new Database(file);
  raw.exec(sql);
  raw.close();
}

beforeAll(async () => {
  services = await openServices(file);
  await ask('demo.run', { days: 2, until: businessDate('2026-10-31') });
}, 60_000);
afterAll(async () => {
  await services.ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the counts of the kinds sum to all rows, and the run that made them is told', async () => {
  const panel = await ask('status.panel', {});
  const { rows, total } = await ask('status.rows', {});
  expect(panel.total).toBeGreaterThan(5);
  expect(panel.kinds.reduce((sum, { total: of }) => sum + of, 0)).toBe(panel.total);
  expect(Object.values(panel.counts).reduce((sum, of) => sum + of, 0)).toBe(panel.total);
  expect(total).toEqual({ value: panel.total, exact: true });
  expect(rows.length).toBe(Math.min(panel.total, 200));
  expect(panel.lastRun).toMatchObject({ kind: 'sample', startedBy: 'person', outcome: 'done' });
  expect(panel.lastRun?.counts?.delivered).toBe(panel.counts.succeeded);
  expect(panel.running).toBeNull();
});

test('what failed is found, told with its cause, and comes to the books by a refresh', async () => {
  change(`UPDATE delivery SET state = 'failed', attempts = attempts + 1, cause_key = 'account-unknown x',
    cause = '{"code":"account-unknown","cure":{"action":"open-mapping","target":"x"},"where":null,"retry":"never","data":{}}'
    WHERE id IN (SELECT id FROM delivery WHERE type = 'invoice' LIMIT 2)`);
  const { row } = await ask('status.last-failure', {});
  expect(row).toMatchObject({ kind: 'sales', status: 'failed', cause: { code: 'account-unknown' } });
  const detail = await ask('status.row', { id: row?.id ?? '' });
  expect(detail).toMatchObject({ cause: 'account-unknown x', sameCause: 2, others: [{ status: 'failed' }] });
  expect(detail.attempts).toMatchObject([{ state: 'failed', cause: { code: 'account-unknown' } }]);
  const { causes } = await ask('status.panel', {});
  expect(causes).toMatchObject([{ cause: 'account-unknown x', count: 2 }]);
  const refreshed = await ask('status.refresh', { cause: 'account-unknown x' });
  expect(refreshed).toMatchObject({ released: 2, deliveries: { succeeded: 2, failed: 0 } });
  const panel = await ask('status.panel', {});
  expect(panel.counts.failed).toBe(0);
  expect(panel.lastRun).toMatchObject({ kind: 'refresh', outcome: 'done' });
  expect((await services.ledger.check()).problems).toEqual([]);
});

test('a row that is not there is said so', async () => {
  const reply = await serve(services, 'status.row', { id: 'nothing' });
  expect(reply).toMatchObject({ ok: false, failure: { code: 'document-not-found' } });
  const refresh = await serve(services, 'status.refresh', { id: 'nothing' });
  expect(refresh).toMatchObject({ ok: false, failure: { code: 'document-not-found' } });
});

test('the table is a file too, all of it and in words', async () => {
  const { total } = await ask('status.panel', {});
  const { name, parts } = await ask('status.export', { kinds: ['sales'], format: 'csv' });
  let text = '';
  for await (const part of parts) text += String(part);
  expect(name).toBe('status.csv');
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toContain('Date,Reference,Kind');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.length).toBeLessThan(total);
  expect(lines[1]).toMatch(/Sales.*In the books/u);
  const sheet = await ask('status.export', { format: 'xlsx' });
  expect(sheet.name).toBe('status.xlsx');
});
