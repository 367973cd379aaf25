import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BooksAccount, DeliveryJob, Progress } from '../../src-main/core/ports/index.ts';
import { deliverBooks } from '../../src-main/sync/deliver.ts';
import { booksId, type DeliveryKey, deliveryKey, type DeliveryState } from '../../src-shared/model/index.ts';
import { billingOf } from '../support/accounting-documents.ts';
import { MYR } from '../support/builders.ts';
import {
  type Answer,
  deliveryServices,
  Fate,
  Killed,
  MemoryDeliveries,
  MemoryLedgerBooks,
} from '../support/memory-deliveries.ts';

const ACCOUNT: BooksAccount = {
  id: booksId('bks'),
  name: 'Books',
  system: 'embedded',
  currency: MYR,
  connection: {},
};
const ON = new AbortController().signal;

function jobsOf(count: number): readonly DeliveryJob[] {
  return Array.from({ length: count }, (_, i) => {
    const document = billingOf(`d${String(i).padStart(3, '0')}`, []);
    return { key: document.key, document, contentHash: `hash of ${document.key}` };
  });
}

/** A queue with so many documents, empty books, and what delivers from one to the other. */
function shop(count: number, state: DeliveryState = 'waiting') {
  const jobs = jobsOf(count);
  const deliveries = new MemoryDeliveries(jobs, state);
  const books = new MemoryLedgerBooks();
  return {
    jobs,
    deliveries,
    books,
    deliver: (signal = ON) => deliverBooks(deliveryServices(deliveries, books), ACCOUNT, signal),
  };
}

/** The books hold it already, from before a restore or a reinstall. */
function hold(books: MemoryLedgerBooks, { key, document }: DeliveryJob, contentHash: string | null): void {
  books.held.set(key, { number: document.number, contentHash });
}

describe('what is waiting', () => {
  test('is sent once, in order, and then is in the books', async () => {
    const { jobs, deliveries, books, deliver } = shop(3);
    await deliver();
    expect(deliveries.states()).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(books.made).toEqual(jobs.map(({ key }) => key));
    await deliver();
    expect(books.sent).toHaveLength(3);
  });

  test('is looked up before it is sent the first time', async () => {
    const { jobs, books, deliver } = shop(2);
    books.create = () => Promise.reject(new Error('sent blindly'));
    for (const job of jobs) hold(books, job, job.contentHash);
    await deliver();
    expect(books.lookedUp).toEqual(jobs.map(({ key }) => key));
    expect(books.sent).toEqual([]);
  });

  test('there with the same content is success, without sending', async () => {
    const { jobs, deliveries, books, deliver } = shop(3);
    hold(books, jobs[1]!, jobs[1]!.contentHash);
    await deliver();
    expect(deliveries.states()).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(books.sent).toEqual([jobs[0]!.key, jobs[2]!.key]);
    expect(deliveries.rows.get(jobs[1]!.key)?.attempts).toBe(0);
  });

  test('there, in books that cannot give the content back, is success as well', async () => {
    const { jobs, deliveries, books, deliver } = shop(1);
    hold(books, jobs[0]!, null);
    await deliver();
    expect(deliveries.states()).toEqual(['succeeded']);
    expect(books.sent).toEqual([]);
  });

  test('there with other content is an alarm, and stops none of the others', async () => {
    const { jobs, deliveries, books, deliver } = shop(3);
    hold(books, jobs[1]!, 'hash of something else');
    await deliver();
    expect(deliveries.states()).toEqual(['succeeded', 'failed', 'succeeded']);
    expect(deliveries.rows.get(jobs[1]!.key)?.cause).toMatchObject({
      code: 'duplicate-with-other-content',
      where: 'N-d001',
      data: { number: 'N-d001' },
    });
    expect(books.sent).not.toContain(jobs[1]!.key);
  });

  test('refused is failed with the cause, and stops none of the others', async () => {
    const { jobs, deliveries, books, deliver } = shop(3);
    books.answer = (key) => (key === jobs[0]!.key ? 'refused' : 'created');
    await deliver();
    expect(deliveries.states()).toEqual(['failed', 'succeeded', 'succeeded']);
    expect(deliveries.rows.get(jobs[0]!.key)?.cause?.code).toBe('books-refused');
    await deliver();
    expect(books.sent).toHaveLength(3);
  });

  test('is many batches long, and progress is told', async () => {
    const { deliveries, books } = shop(120);
    const told: Progress[] = [];
    const services = {
      ...deliveryServices(deliveries, books),
      onProgress: (progress: Progress) => told.push(progress),
    };
    await deliverBooks(services, ACCOUNT, ON);
    expect(deliveries.states().every((state) => state === 'succeeded')).toBe(true);
    expect(told.map(({ done }) => done)).toEqual([50, 100, 120]);
    expect(told[0]).toMatchObject({ phase: 'deliver', subject: 'Books', unit: 'deliveries', total: null });
  });

  test('stays when somebody stops the run, between batches', async () => {
    const { deliveries, books, deliver } = shop(120);
    const stop = new AbortController();
    books.answer = () => {
      stop.abort();
      return 'created';
    };
    await deliver(stop.signal);
    expect(books.made).toHaveLength(50);
    expect(deliveries.states().filter((state) => state === 'waiting')).toHaveLength(70);
    await deliver(stop.signal);
    expect(books.made).toHaveLength(50);
  });
});

describe('what had no answer', () => {
  test.each([
    ['lost on the way back', 1],
    ['lost on the way there', 2],
  ] as const)('%s: looked up, and sent again only when it is not there', async (answer, sends) => {
    const { jobs, deliveries, books, deliver } = shop(1);
    const { key } = jobs[0]!;
    books.answer = () => answer;
    await deliver();
    expect(deliveries.rows.get(key)).toMatchObject({
      state: 'unknown',
      cause: { code: 'books-unreachable' },
    });
    books.answer = () => 'created';
    await deliver();
    expect(deliveries.states()).toEqual(['succeeded']);
    expect(books.sent).toHaveLength(sends);
    expect(books.made).toEqual([key]);
  });

  test('because the program died is treated alike', async () => {
    const { jobs, deliveries, books, deliver } = shop(2, 'sending');
    hold(books, jobs[0]!, jobs[0]!.contentHash);
    await deliver();
    expect(deliveries.states()).toEqual(['succeeded', 'succeeded']);
    expect(books.sent).toEqual([jobs[1]!.key]);
  });

  test('and is there with other content is an alarm', async () => {
    const { jobs, deliveries, books, deliver } = shop(1, 'unknown');
    hold(books, jobs[0]!, 'hash of something else');
    await deliver();
    expect(deliveries.states()).toEqual(['failed']);
    expect(books.sent).toEqual([]);
  });

  test('is many batches long', async () => {
    const { deliveries, books, deliver } = shop(120, 'unknown');
    await deliver();
    expect(deliveries.states().every((state) => state === 'succeeded')).toBe(true);
    expect(books.made).toHaveLength(120);
  });
});

/** Runs until nobody kills it, as a person would start Daybook again. */
async function deliverThrough(
  { deliveries, books, deliver }: ReturnType<typeof shop>,
  kills: readonly (readonly [number, 'before' | 'after'])[],
): Promise<number> {
  const fate = new Fate(kills);
  deliveries.fate = fate;
  books.fate = fate;
  for (let starts = 1; starts <= kills.length + 1; starts += 1) {
    try {
      await deliver();
      return fate.steps;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
  throw new Error('The run never came to an end');
}

describe('a program that is killed', () => {
  test.each(['before', 'after'] as const)(
    '%s any one step: the next run ends with each document once',
    async (when) => {
      const steps = await deliverThrough(shop(4), []);
      expect(steps).toBeGreaterThanOrEqual(7);
      for (let step = 1; step <= steps; step += 1) {
        const one = shop(4);
        await deliverThrough(one, [[step, when]]);
        expect(one.deliveries.states(), `${when} step ${step}`).toEqual(Array(4).fill('succeeded'));
        expect(one.books.made, `${when} step ${step}`).toHaveLength(4);
        expect(new Set(one.books.made).size).toBe(4);
      }
    },
  );

  test('again and again, with answers that get lost: each document once', async () => {
    const kills = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom('before' as const, 'after' as const)),
      { maxLength: 10, selector: ([step]) => step },
    );
    const answers = fc.array(
      fc.constantFrom<Answer[]>('created', 'created', 'lost on the way there', 'lost on the way back'),
      {
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), kills, answers, async (count, kills, answers) => {
        const one = shop(count);
        const left = [...answers];
        one.books.answer = () => left.shift() ?? 'created';
        await deliverThrough(one, kills);
        // An answer that was lost in the last run is looked up in the next, as often as there are lost ones.
        for (let runs = 0; runs <= answers.length; runs += 1) await deliverThrough(one, []);
        expect(one.deliveries.states().every((state) => state === 'succeeded')).toBe(true);
        expect(one.books.made.toSorted()).toEqual(one.jobs.map(({ key }) => key));
      }),
    );
  });

  test('while the books are cut off leaves nothing marked as sent that was not tried', async () => {
    const one = shop(2);
    one.books.find = () => Promise.reject(new Killed('no line'));
    await expect(one.deliver()).rejects.toThrow(Killed);
    expect(one.deliveries.states()).toEqual(['waiting', 'waiting']);
    expect(one.books.sent).toEqual([] satisfies DeliveryKey[]);
  });
});

test('a document that nobody asked about is not touched', async () => {
  const { deliveries, deliver, jobs } = shop(3);
  const [first, second] = jobs;
  deliveries.rows.set(first!.key, { ...deliveries.rows.get(first!.key)!, state: 'held' });
  deliveries.rows.set(second!.key, { ...deliveries.rows.get(second!.key)!, state: 'failed' });
  await deliver();
  expect(deliveries.states()).toEqual(['held', 'failed', 'succeeded']);
  expect(deliveries.rows.has(deliveryKey('other'))).toBe(false);
});
