import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { GENERATOR_VERSION } from '../../../src-main/sources/sample/story.ts';
import { OCTOBER, deliveredDays, documentsOf, sampleSource, windowOf } from './reading.ts';

const PROBE = fileURLToPath(new URL('./story-hash.probe.ts', import.meta.url));

interface Probe {
  readonly own: string;
  readonly hash: string;
  readonly cpuMs: number;
}

async function probeUnder(timeZone: string): Promise<Probe> {
  const env = { ...process.env, TZ: timeZone };
  const { stdout } = await promisify(execFile)(process.execPath, [PROBE], { env });
  return JSON.parse(stdout) as Probe;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

test('every process tells the same story, whatever its time zone', { timeout: 60_000 }, async () => {
  const zones = ['Pacific/Kiritimati', 'America/Los_Angeles', 'Australia/Sydney'];
  const probes = await Promise.all(zones.map(probeUnder));
  expect(probes.map(({ own }) => own)).toEqual(zones);
  expect(new Set(probes.map(({ hash }) => hash)).size).toBe(1);
  // Thirty days of three stores; processor time, because other tests run beside this one.
  expect(Math.min(...probes.map(({ cpuMs }) => cpuMs))).toBeLessThan(2000);
});

test('a day read alone is the day read among others, in any order', async () => {
  const october = await deliveredDays(sampleSource(7), windowOf(...OCTOBER));
  const source = sampleSource(7);
  for (const { date, documents } of october.toReversed().slice(0, 12)) {
    const [later] = await deliveredDays(source, windowOf(date, date));
    expect(later?.documents, date).toEqual(documents);
  }
  for (const at of [0, 11, 29]) {
    const date = october[at]!.date;
    const [alone] = await deliveredDays(sampleSource(7), windowOf(date, date));
    expect(alone?.documents, date).toEqual(october[at]!.documents);
  }
});

test("today's date changes nothing of a day", async () => {
  const soon = await deliveredDays(sampleSource(3), windowOf('2026-10-10', '2026-10-12', '2026-10-13'));
  const muchLater = await deliveredDays(sampleSource(3), windowOf('2026-10-10', '2026-10-12', '2031-01-01'));
  expect(muchLater).toEqual(soon);
});

test('another seed is another world', async () => {
  const [one, other] = await Promise.all([1, 2].map((seed) => documentsOf(seed, '2026-10-05', '2026-10-05')));
  expect(other).not.toEqual(one);
  const totals = (documents: typeof one): number[] => documents!.map(({ total }) => total);
  expect(totals(other)).not.toEqual(totals(one));
});

/**
 * Ledgers in shops hold these days. Whoever changes what the generator says raises its version, so
 * that the days are read again, and only then writes the new hash here.
 */
test('the story of this version is told word for word', async () => {
  expect({
    version: GENERATOR_VERSION,
    hash: hashOf(await documentsOf(1, '2026-10-15', '2026-10-18')),
  }).toEqual({ version: 2, hash: '4f21d81963c60d888e478aea7457afe38670c3592cbea1070326d554701d1167' });
});
