// Run as a process of its own, to be killed: delivers what waits in a ledger to Tryton, once.
// Arguments: ledger, address, database, now in milliseconds.
import { instant } from '../../src-shared/time/index.ts';
import { openServices } from '../support/services.ts';
import { deliverOver } from './daybook.ts';

const [file = '', url = '', database = '', now = '0'] = process.argv.slice(2);
const clock = { now: () => instant(Number(now)) };
const services = await openServices(file, { clock });
await deliverOver(services, clock, { url, database });
await services.ledger.close();
console.log('done');
