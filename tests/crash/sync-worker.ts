// Run as a process of its own: performs an act in a ledger, and kills itself at a commit when told to.
// Arguments: ledger, folder, act. CRASH_AT: the commit, from 1; CRASH_PHASE: before or after it.
import { openScene, perform, type Act } from './scene.ts';

const [ledger = '', folder = '', act = 'first'] = process.argv.slice(2);
const crashAt = Number(process.env['CRASH_AT'] ?? 0);
const crashPhase = process.env['CRASH_PHASE'] ?? 'after';

const engine = await openScene(
  { ledger },
  {
    onCommit: (commit, phase) => {
      // Not process.exit: nothing may be closed, flushed or tidied up.
      if (commit === crashAt && phase === crashPhase) process.kill(process.pid, 'SIGKILL');
    },
  },
);
console.log('open');
if (act === 'hold') await new Promise(() => setInterval(() => {}, 1000));
await perform(engine, { folder }, act as Act);
await engine.close();
console.log('done');
