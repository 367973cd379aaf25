import { rmSync } from 'node:fs';
import { scratchFolder } from './machine.ts';
import { simulateSafely, smallestPrefix } from './shrink.ts';

// A process of its own that plays the stories it is sent, one after the other, until its parent lets go.

/** Shrinking takes as long as the story has steps: whoever sees more failures than this reads the first ones. */
const MOST_SHRUNK = 2;

const folder = scratchFolder();
let shrunk = 0;

process.on('message', (seeds: readonly number[]) => {
  void (async () => {
    for (const seed of seeds) {
      const outcome = await simulateSafely(seed, { folder });
      const fails = outcome.wrong.length > 0 && shrunk < MOST_SHRUNK;
      if (fails) shrunk += 1;
      const steps = fails ? await smallestPrefix(seed, { folder }) : null;
      process.send?.({ outcome: { ...outcome, faults: [...outcome.faults] }, steps });
    }
    process.send?.('next');
  })();
});
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
