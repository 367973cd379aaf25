import type { Books, LedgerStore, OpenRevision, Services } from '../../src-main/core/ports/index.ts';
import type { DeliveryKey } from '../../src-shared/model/index.ts';

// Daybook with a guard taken out: each must end in a story that says so. They are made at the ports, where the
// patches of tests/guards are made in the code, so that they need no copy of the program.

export type Mutant = (services: Services) => Services;

function withLedger(services: Services, parts: Partial<LedgerStore>): Services {
  return { ...services, ledger: { ...services.ledger, ...parts } };
}

function withBooks(services: Services, change: (books: Books) => Partial<Books>): Services {
  return {
    ...services,
    openBooks: (account) => {
      const books = services.openBooks(account);
      return { ...books, ...change(books) };
    },
  };
}

/** What had no answer is sent once more without a look. */
export const sendsAgainBlindly: Mutant = (services) =>
  withBooks(services, (books) => ({
    find: async () => {
      await books.find([]);
      return new Map();
    },
  }));

/** Only what was sent before is looked up: a restored ledger does not know what was. */
export const trustsItsMemory: Mutant = (services) => {
  const { deliveries } = services.ledger;
  const fresh = new Set<DeliveryKey>();
  const watched = withLedger(services, {
    deliveries: {
      ...deliveries,
      next: async (books, queue, ...rest) => {
        const jobs = await deliveries.next(books, queue, ...rest);
        fresh.clear();
        if (queue === 'waiting') for (const { key, attempts } of jobs) if (attempts === 0) fresh.add(key);
        return jobs;
      },
    },
  });
  return withBooks(watched, (books) => ({
    find: (keys) => books.find(keys.filter((key) => !fresh.has(key))),
  }));
};

/** A posting is made of what was read a sync ago, as by a second sync beside the first. */
export const readsTooEarly: Mutant = (services) => {
  const { digests } = services.ledger;
  const before = new Map<string, OpenRevision>();
  return withLedger(services, {
    digests: {
      ...digests,
      openRevisions: async (...asked) => {
        const page = await digests.openRevisions(...asked);
        return page.map((now) => {
          const id = `${now.digest} ${now.revision}`;
          const old = before.get(id) ?? now;
          before.set(id, now);
          return old;
        });
      },
    },
  });
};

/** The same, and nobody compares what is posted with what it ties. */
export const postsWhatItReadBefore: Mutant = (services) => {
  const early = readsTooEarly(services);
  const { deliveries } = early.ledger;
  return withLedger(early, {
    deliveries: {
      ...deliveries,
      post: (postings) =>
        deliveries.post(
          postings.map(({ digest, ...posting }) => ({
            ...posting,
            digest: digest === null ? null : { ...digest, contentHash: undefined },
          })),
        ),
    },
  });
};

/** What comes after its day was posted is never posted. */
export const forgetsLateOrders: Mutant = (services) => {
  const { digests } = services.ledger;
  return withLedger(services, {
    digests: {
      ...digests,
      save: (saves) =>
        digests.save(saves.map((one) => (one.revision === 1 ? one : { ...one, content: null }))),
    },
  });
};

/** Nobody is told that posted documents read differently. */
export const hidesChangedDays: Mutant = (services) => {
  const { digests } = services.ledger;
  return withLedger(services, { digests: { ...digests, changedSincePosted: () => Promise.resolve([]) } });
};

/** A restored ledger is taken for the one that it was. */
export const watchesNothing: Mutant = (services) => {
  const { quarantine } = services.ledger;
  return withLedger(services, { quarantine: { ...quarantine, begin: () => Promise.resolve() } });
};

/** What the books hold and a restored ledger does not know is counted, and nobody is told which it is. */
export const listsNothing: Mutant = (services) => {
  const { quarantine } = services.ledger;
  const numbers = { different: [], missing: [], unknownHere: [] };
  return withLedger(services, { quarantine: { ...quarantine, numbers: () => Promise.resolve(numbers) } });
};

/** What looks like something that the books have already goes out all the same. */
export const holdsNoLookAlikes: Mutant = (services) =>
  withBooks(services, (books) => ({
    lookAlikes: async (documents) => {
      await books.lookAlikes?.(documents);
      return [];
    },
  }));

/** Of a day that changed nothing is posted, though the stream says so. */
export const adjustsNothing: Mutant = (services) => {
  const { changes } = services.ledger;
  return withLedger(services, { changes: { ...changes, adjust: () => Promise.resolve([]) } });
};

/** What a dead program left on its way stays there. */
export const neverRecovers: Mutant = (services) => {
  const { deliveries } = services.ledger;
  return withLedger(services, { deliveries: { ...deliveries, recover: () => Promise.resolve(0) } });
};
