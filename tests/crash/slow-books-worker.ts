// Run as a process of its own: delivers what waits in a ledger to books that take their time.
// Arguments: ledger, file of the books, milliseconds that each document takes.
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import { openServices } from '../support/services.ts';
import { EMBEDDED } from '../support/test-ledger.ts';
import { slowBooks } from './slow-books.ts';

const [ledger = '', file = '', takesMs = '0'] = process.argv.slice(2);
const services = await openServices(ledger);
console.log('open');
const books = slowBooks(file, Number(takesMs));
await deliverBooks({ ...services, openBooks: () => books }, EMBEDDED, services.signal);
await services.ledger.close();
console.log('done');
