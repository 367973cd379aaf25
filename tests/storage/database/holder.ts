// A second Daybook for the tests of the lock and of kills. Arguments: the ledger, then how to end:
// "hold" stays open, "before:N" and "after:N" kill the process at commit N.
import { openDatabase } from '../../../src-main/storage/database/open.ts';
import { instant } from '../../../src-shared/time/index.ts';

const [file = '', plan = 'hold'] = process.argv.slice(2);
const [phase, at] = plan.split(':');

const db = openDatabase(file, {
  clock: { now: () => instant(0) },
  ids: { uuid: () => crypto.randomUUID() },
  programVersion: 'test',
  onCommit(commit, now) {
    if (now === phase && commit === Number(at)) process.kill(process.pid, 'SIGKILL');
  },
});
console.log('open');
if (plan === 'hold') setInterval(() => null, 1000);
const rows = plan === 'hold' ? 0 : 100;
for (let row = 1; row <= rows; row += 1) {
  await db.write((tx) =>
    tx
      .prepare("INSERT INTO books (public_id, name, system, currency) VALUES (?, ?, 'embedded', 'MYR')")
      .run(`b${row}`, `b${row}`),
  );
}
