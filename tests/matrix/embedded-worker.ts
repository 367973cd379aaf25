// Run as a process of its own: delivers what waits in a ledger to the embedded books, and kills itself at a
// commit when told to. Arguments: ledger. CRASH_AT: the commit, from 1; CRASH_PHASE: before or after it.
import { deliverEmbedded } from './embedded.ts';

const [file = ''] = process.argv.slice(2);
const crashAt = Number(process.env['CRASH_AT'] ?? 0);
const crashPhase = process.env['CRASH_PHASE'] ?? 'after';

await deliverEmbedded(file, (commit, phase) => {
  // Not process.exit: nothing may be closed, flushed or tidied up.
  if (commit === crashAt && phase === crashPhase) process.kill(process.pid, 'SIGKILL');
});
console.log('done');
