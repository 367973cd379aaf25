// Run as a process of its own: syncs a folder into a ledger and prints the most memory it ever had, in KiB.
import { readFileSync } from 'node:fs';
import { openEngine } from '../../src-main/engine/engine.ts';
import { RESOURCES } from '../support/shop.ts';
import { TILL_ZONE } from './till-file.ts';

const [ledger = '', folder = ''] = process.argv.slice(2);
const engine = await openEngine({ ledger, resources: RESOURCES, programVersion: 'bench' });
const settings = { timeZone: TILL_ZONE, acceptSuggestions: true, autoInvoice: true };
const connected = await engine.call('streams.connect', {
  provider: 'file',
  name: 'Tills',
  folder,
  currency: 'MYR',
  settings,
});
if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
const synced = await engine.call('sync.run', {});
if (!synced.ok) throw new Error(JSON.stringify(synced.failure));
const { documents, deliveries } = synced.value.run;
if (documents.rejected > 0 || deliveries.succeeded === 0) throw new Error(JSON.stringify(synced.value.run));
await engine.close();

// VmHWM, the high-water mark of the resident set: what the kernel says, not a sample now and then.
const status = readFileSync('/proc/self/status', 'utf8');
console.log(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 'unknown');
