import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROBE = fileURLToPath(new URL('./process-time-zone.probe.ts', import.meta.url));

/** What the probe answers in a process whose own time zone is this one. */
async function probeUnder(timeZone: string): Promise<{ own: string; answers: unknown }> {
  const run = promisify(execFile)(process.execPath, [PROBE], { env: { ...process.env, TZ: timeZone } });
  const { stdout } = await run;
  const { own, ...answers } = JSON.parse(stdout) as { own: string };
  return { own, answers };
}

test('the time zone of the process changes nothing', { timeout: 30_000 }, async () => {
  const zones = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Australia/Lord_Howe'];
  const probes = await Promise.all(zones.map(probeUnder));
  expect(probes.map(({ own }) => own)).toEqual(zones);
  const [first, ...others] = probes.map(({ answers }) => answers);
  for (const other of others) expect(other).toEqual(first);
  expect(first).toMatchObject({ dates: { '2026-10-25T00:30:00Z': '2026-10-25' } });
});
