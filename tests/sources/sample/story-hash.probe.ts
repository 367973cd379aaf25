// Run as a process of its own under several values of TZ: prints what the sample store tells.
import { createHash } from 'node:crypto';
import { NEVER_ABORTED, OCTOBER, sampleSource, windowOf } from './reading.ts';

const before = process.cpuUsage();
const source = sampleSource(1);
const hash = createHash('sha256');
for (const unit of await source.units(windowOf(...OCTOBER))) {
  hash.update(unit.fingerprint);
  for await (const { raw } of source.read(unit, NEVER_ABORTED)) hash.update(raw ?? '');
}
hash.update(JSON.stringify(await source.discover()));

console.log(
  JSON.stringify({
    own: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    cpuMs: process.cpuUsage(before).user / 1000,
    hash: hash.digest('hex'),
  }),
);
