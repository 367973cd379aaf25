import { release } from 'node:os';
import { app } from 'electron';
import type { Places } from './places.ts';
import { runSelfTest } from './self-test.ts';
import { realProbes } from './self-test-probes.ts';

/** Prints what works on this computer as one line of JSON, and ends with 0 when everything does, else 1. */
export async function selfTestAndExit(places: Places): Promise<void> {
  await app.whenReady();
  // The window of the print test is the only one; closing it must not end the program.
  app.on('window-all-closed', () => {});
  const { electron, chrome, node } = process.versions;
  const report = await runSelfTest(realProbes(places), {
    daybook: app.getVersion(),
    electron,
    chrome,
    node,
    platform: `${process.platform}-${process.arch}`,
    system: release(),
  });
  process.stdout.write(`${JSON.stringify(report)}\n`, () => app.exit(report.ok ? 0 : 1));
}
