import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../../../src-main/storage/hashes.ts';
import type { OpenDatabase } from '../../../src-main/storage/database/open.ts';
import { createStreamStore } from '../../../src-main/storage/stream-store.ts';
import { type StreamId, streamId } from '../../../src-shared/model/index.ts';
import { minor } from '../../../src-shared/money/index.ts';
import { addDays } from '../../../src-shared/time/index.ts';
import { aLine, aSale, MONDAY } from '../../support/builders.ts';
import { STREAM, TestLedger } from '../../support/test-ledger.ts';
import { FIRST_PAGE, incoming, inSight, rejectionAt, restarted } from './importing.ts';

/** A file as the till wrote it: documents by id, in one of a few variants, on one of a few days. */
interface Unit {
  readonly locator: string;
  readonly documents: readonly { readonly id: number; readonly variant: number; readonly day: number }[];
}

interface Step {
  readonly unit: Unit;
  /** How often the program is killed on the way, each time after so many batches. */
  readonly kills: readonly number[];
  /** Whether the last start reads it to the end; else the file is gone. */
  readonly finished: boolean;
}

const units: fc.Arbitrary<Unit> = fc.record({
  locator: fc.constantFrom('a.csv', 'b.csv', 'c.csv'),
  documents: fc.uniqueArray(fc.record({ id: fc.nat(5), variant: fc.nat(2), day: fc.nat(1) }), {
    selector: (document) => document.id,
    maxLength: 6,
  }),
});
const steps: fc.Arbitrary<Step> = fc.record({
  unit: units,
  kills: fc.array(fc.nat(4), { maxLength: 2 }),
  finished: fc.boolean(),
});

const BATCH = 2;

function batches({ documents }: Unit) {
  const all = documents.map(({ id, variant, day }, ordinal) => {
    const lines = Array.from({ length: variant + 1 }, () => aLine({ net: minor(100 * (variant + 1)) }));
    return incoming(aSale(`${id}`, { lines, location: `L${variant % 2}` }), addDays(MONDAY, day), ordinal);
  });
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => ({
    documents: all.slice(at * BATCH, (at + 1) * BATCH),
    rejections: [rejectionAt(at)],
    raw: new TextEncoder().encode(`batch ${at} of ${JSON.stringify(documents)}`),
  }));
}

/** A stream of a ledger: two of them cannot see each other, so one ledger serves all runs. */
class Reader {
  static #made = 0;
  readonly #db: OpenDatabase;
  readonly #stream: { readonly key: number; readonly id: StreamId };

  private constructor(db: OpenDatabase, stream: { readonly key: number; readonly id: StreamId }) {
    this.#db = db;
    this.#stream = stream;
  }

  static async connect(db: OpenDatabase): Promise<Reader> {
    Reader.#made += 1;
    const name = `property ${Reader.#made}`;
    await createStreamStore(db).create({ ...STREAM, id: streamId(name), name, account: name }, []);
    const { id } = await db.read
      .selectFrom('stream')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return new Reader(db, { key: id, id: streamId(name) });
  }

  /** Reads a unit, at most so many batches of it, in a program that has just started. */
  async read(unit: Unit, limit: number | null): Promise<void> {
    const store = restarted(this.#db);
    const fingerprint = sha256(JSON.stringify(unit));
    const begun = await store.begin(this.#stream.id, { locator: unit.locator, fingerprint });
    if (begun.kind === 'already') return;
    for (const batch of batches(unit).slice(0, limit ?? undefined)) await store.write(begun.id, batch);
    if (limit === null) await store.complete(begun.id, []);
  }

  inSight() {
    return inSight(this.#db, this.#stream);
  }

  /** Takes back what is not finished; its files are gone. */
  async tidy(): Promise<void> {
    await restarted(this.#db).abandonExcept(this.#stream.id, []);
  }

  /** Everything that digests and the list of imports can see. */
  async dump() {
    const { rows } = await restarted(this.#db).list(this.#stream.id, FIRST_PAGE);
    const complete = rows.filter((row) => row.state === 'complete');
    const { read } = this.#db;
    const versions = await read
      .selectFrom('pos_document_version as version')
      .innerJoin('pos_document as document', 'document.id', 'version.document_id')
      .select(['document.source_id', 'version.version', 'version.content', 'version.business_date'])
      .where('stream_id', '=', this.#stream.key)
      .orderBy('document.source_id')
      .orderBy('version.version')
      .execute();
    const current = await read
      .selectFrom('pos_document')
      .select(['source_id', 'version', 'hash', 'business_date', 'location', 'ordinal'])
      .where('stream_id', '=', this.#stream.key)
      .orderBy('source_id')
      .execute();
    const counts = complete.map((row) => JSON.stringify([row.locator, row.counts])).toSorted();
    return { counts, versions, current, documents: Object.fromEntries(await this.inSight()) };
  }
}

test('imports with interruptions end where imports without them do', async () => {
  const ledger = await TestLedger.open();
  onTestFinished(() => ledger.close());
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 8 }), async (all) => {
      const calm = await Reader.connect(ledger.db);
      for (const { unit, finished } of all) if (finished) await calm.read(unit, null);
      const killed = await Reader.connect(ledger.db);
      for (const { unit, kills, finished } of all) {
        const before = await killed.inSight();
        for (const limit of kills) await killed.read(unit, limit);
        expect(await killed.inSight()).toEqual(before);
        if (finished) await killed.read(unit, null);
      }
      const before = await killed.inSight();
      await killed.tidy();
      expect(await killed.inSight()).toEqual(before);
      expect(await killed.dump()).toEqual(await calm.dump());
    }),
    { numRuns: 60 },
  );
}, 60_000);
