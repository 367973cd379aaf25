// Run as a process of its own under several values of TZ: prints what the sample store's ledger says.
import { openShop } from '../support/shop.ts';

const [seed = '1', days = '30'] = process.argv.slice(2);
const shop = await openShop();
await shop.ok('demo.run', { seed: Number(seed), days: Number(days) });
const { ok, contentHash } = await shop.ok('ledger.check', {});
await shop.close();
console.log(JSON.stringify({ zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, ok, contentHash }));
