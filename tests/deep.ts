import { DEEP } from './deep-parts.ts';
import { inLines, oneByOne, runPart } from './support/one-by-one.ts';

// `npm run test:deep`: what takes too long for every commit, one after another; then what each came to.

const stop = new AbortController();
// The part that runs hears of it, too, and may tell what it has come to.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

const all = await oneByOne(DEEP, (part) => runPart(part), stop.signal);
console.log(`\n${inLines(all)}`);
process.exitCode = all.every(({ good }) => good) ? 0 : 1;
