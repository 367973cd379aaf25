import * as fc from 'fast-check';
import { test } from 'vitest';
import { expect } from 'vitest';
import { minor } from '../../../src-shared/money/index.ts';
import { failure } from '../../../src-shared/model/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { aLine, aReturn, aSale, aTender, goodsReceived, MONDAY } from '../../support/builders.ts';
import { BOOKS, TestLedger } from '../../support/test-ledger.ts';

const net = fc.integer({ min: 0, max: 5_000 });
const kinds = { sale: aSale, return: aReturn, goods: goodsReceived } as const;

/** A document of few identities, so that the same one comes again changed, or on another day. */
const anyDocument = fc
  .record({
    id: fc.integer({ min: 1, max: 5 }),
    kind: fc.constantFrom('sale', 'return', 'goods') as fc.Arbitrary<keyof typeof kinds>,
    net,
    broken: fc.boolean(),
  })
  .map(({ id, kind, net, broken }) => {
    const sign = kind === 'return' ? -1 : 1;
    const line = aLine({ net: minor(sign * net), tax: minor(0), cost: kind === 'goods' ? minor(net) : null });
    const tenders = broken && kind !== 'goods' ? [aTender({ amount: minor(net + 1) })] : undefined;
    return kinds[kind](`${kind}-${id}`, { lines: [line], ...(tenders === undefined ? {} : { tenders }) });
  });

const anyStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('import' as const),
      documents: fc.uniqueArray(anyDocument, { maxLength: 4, selector: (d) => d.kind + d.sourceId }),
      day: fc.integer({ min: 0, max: 2 }),
      complete: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('consolidate' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('post' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
);

async function take(ledger: TestLedger, step: typeof anyStep extends fc.Arbitrary<infer S> ? S : never) {
  switch (step.do) {
    case 'import':
      await ledger.import(step.documents, addDays(MONDAY, step.day), step.complete);
      return;
    case 'consolidate':
      await ledger.consolidate();
      return;
    case 'post':
      await ledger.deliveries.post(await ledger.postings());
      return;
    case 'deliver':
      await ledger.deliver();
      return;
    case 'fail': {
      const [job] = await ledger.deliveries.next(BOOKS, 'waiting', 1);
      if (job === undefined) return;
      await ledger.deliveries.settle([{ key: job.key, state: 'failed', cause: failure('books-refused') }]);
      await ledger.deliveries.settle([{ key: job.key, state: 'waiting' }]);
      return;
    }
    case 'crash': {
      // In the books, and nobody has heard of it.
      const jobs = await ledger.deliveries.next(BOOKS, 'waiting', 10);
      if (jobs.length === 0) return;
      await ledger.deliveries.markSending(jobs.map((job) => job.key));
      await ledger.books.create(jobs);
      expect((await ledger.check()).problems).toEqual([]);
      expect(await ledger.deliveries.recover(BOOKS)).toBe(jobs.length);
      expect((await ledger.check()).problems).toEqual([]);
      await ledger.deliveries.settle(jobs.map(({ key }) => ({ key, state: 'succeeded' })));
    }
  }
}

test('whatever is imported, changed, moved, posted and delivered, the ledger agrees with itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 14 }), async (steps) => {
      const ledger = await TestLedger.open();
      try {
        for (const step of steps) {
          await take(ledger, step);
          expect((await ledger.check()).problems).toEqual([]);
        }
        // At the end everything that can be posted is, and every posted document stands for its members.
        await ledger.run([]);
        const { problems } = await ledger.check();
        expect(problems).toEqual([]);
        expect((await ledger.deliveries.counts(null)).waiting).toBe(0);
      } finally {
        await ledger.close();
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);
