import { openEngine } from '../../../src-main/engine/engine.ts';
import { RESOURCES } from '../../support/shop.ts';
import { makeShop } from '../bench-shop.ts';
import { type BenchCase, Laps } from '../measure.ts';

const LOCATIONS = 3;
const DEMO = 'demo';

/** The sample store from nothing to posted. */
export const demoCase: BenchCase = {
  name: 'demo',
  async run({ runs, demoDays }) {
    const laps = new Laps();
    for (let run = 0; run < runs; run += 1) {
      const shop = makeShop();
      await laps.time(DEMO, async () => {
        const engine = await openEngine({
          ledger: shop.ledger,
          resources: RESOURCES,
          programVersion: 'bench',
        });
        const reply = await engine.call('demo.run', { days: demoDays });
        await engine.close();
        if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
      });
      shop.remove();
    }
    return {
      title: `sample store, ${demoDays} days × ${LOCATIONS} locations, median of ${runs}`,
      stages: laps.stages(),
      limits: [{ what: 'demo', value: laps.median(DEMO) / 1000, limit: 15, unit: 's' }],
    };
  },
};
