import { app, protocol } from 'electron';
import { readCommandLine } from './command-line.ts';
import { openDaybook } from './open-daybook.ts';
import { SCHEME } from './origin.ts';
import { places } from './places.ts';
import { runCli } from './run-cli.ts';
import { selfTestAndExit } from './run-self-test.ts';

// The desktop program. One binary answers in three ways: as a window, as the command line, and as a
// test of itself on a computer that nobody has tried it on yet.

const asked = readCommandLine(process.argv.slice(app.isPackaged ? 1 : 2));
const known = places(asked.mode === 'window' ? asked.ledger : null);

// These must be said before Electron is ready. What Chromium keeps stays out of the roaming profile.
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', known.window);
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

// None of them is awaited: Electron becomes ready only when this file has been read to its end.
switch (asked.mode) {
  case 'cli':
    runCli(asked.words).catch(failPlainly);
    break;
  case 'self-test':
    selfTestAndExit(known).catch(failPlainly);
    break;
  case 'window':
    // What it cannot do goes to its own sink for defects, which tells a person in a box.
    void openDaybook(known, { background: asked.background });
    break;
}

function failPlainly(error: unknown): void {
  console.error(error);
  app.exit(3);
}
