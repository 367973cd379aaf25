import { copyFileSync, linkSync, utimesSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Services, Source } from '../../../src-main/core/ports/index.ts';
import { loadProfile } from '../../../src-main/sources/file/source.ts';
import { openTable } from '../../../src-main/sources/file/table/open.ts';
import { pullStream } from '../../../src-main/sync/pull.ts';
import { RESOURCES } from '../../support/shop.ts';
import { writeBare } from '../bare.ts';
import { ALL, makeShop, openShop } from '../bench-shop.ts';
import { type BenchCase, type CaseResult, exactly, Laps, timed, type Scale } from '../measure.ts';
import { writeTillFile } from '../till-file.ts';

const LINES = 4;
const TABLES = ['import', 'day_rule', 'pos_document', 'pos_line', 'pos_tender', 'dirty_day'];

const IMPORT = 'import';
const FLOOR = 'floor: the same rows bare';
const AGAIN = 'identical file again';
const CHANGED = 'one row changed, new name';

/** A file of till orders into the ledger; again; and once more with one row changed. */
export const importCase: BenchCase = {
  name: 'import',
  async run(scale) {
    const laps = new Laps();
    const files = makeShop();
    const original = path.join(files.home, 'original.csv');
    const changed = path.join(files.home, 'changed.csv');
    const shape = { orders: scale.orders, linesPerOrder: LINES, ordersPerDay: scale.ordersPerDay, seed: 11 };
    writeTillFile(original, { ...shape, changedOrder: null });
    writeTillFile(changed, { ...shape, changedOrder: Math.floor(scale.orders / 2) });
    let counts: Counts = { changed: 0, new: 0 };
    for (let run = 0; run < scale.runs; run += 1) counts = await measure(laps, original, changed);
    await measureParsing(laps, original, scale);
    files.remove();
    return resultOf(laps, scale, counts);
  },
};

interface Counts {
  readonly changed: number;
  readonly new: number;
}

async function measure(laps: Laps, original: string, changed: string): Promise<Counts> {
  const shop = makeShop();
  linkSync(original, path.join(shop.folder, 'till.csv'));
  const { services, stream } = await openShop(shop);
  const watched = watch(services);
  const { ms: whole } = await timed(() => pullStream(watched.services, stream, ALL));
  laps.add(IMPORT, whole);
  let rest = whole;
  for (const [stage, ms] of watched.parts()) rest -= laps.add(stage, ms);
  laps.add('  the rest: canonical form, business dates', rest);
  laps.add(FLOOR, floorOf(shop));
  await laps.time(AGAIN, () => pullStream(services, stream, ALL));
  // Beside the first one, as a till puts its next export into the folder.
  const target = path.join(shop.folder, 'till-2.csv');
  copyFileSync(changed, target);
  utimesSync(target, 1_700_000_001, 1_700_000_001);
  const { documents } = await laps.time(CHANGED, () => pullStream(services, stream, ALL));
  await services.ledger.close();
  shop.remove();
  return documents;
}

function floorOf(shop: { readonly home: string; readonly ledger: string }): number {
  // Which raw payload a document points at belongs to the archive, which the floor does not have.
  const without = ['pos_document.raw_batch_id'];
  return writeBare(path.join(shop.home, 'bare.sqlite'), { from: shop.ledger, tables: TABLES, without });
}

/** Cutting text into rows is part of reading, and cannot be told apart there: measured alone. */
async function measureParsing(laps: Laps, file: string, { runs }: Scale): Promise<void> {
  const profile = await loadProfile('daybook', path.join(RESOURCES, 'file-profiles'));
  for (let run = 0; run < runs; run += 1) {
    const handle = await open(file);
    const { ms } = await timed(async () => {
      const table = await openTable(handle, file, profile);
      if ('code' in table) throw new Error(table.code);
      let rows = 0;
      for await (const chunk of table.rows(new AbortController().signal)) rows += chunk.rows.length;
      return rows;
    });
    await handle.close();
    laps.add('  of reading, cutting into rows alone', ms);
  }
}

/** Services that know how long reading, hashing and writing take. */
function watch(services: Services): { services: Services; parts(): [string, number][] } {
  const spent = { units: 0, read: 0, hash: 0, write: 0, complete: 0 };
  const { imports } = services.ledger;
  const clock = async <T>(part: keyof typeof spent, work: () => Promise<T>): Promise<T> => {
    const { ms, value } = await timed(work);
    spent[part] += ms;
    return value;
  };
  const watched: Services = {
    ...services,
    sha256: (text) => {
      const begun = performance.now();
      const hash = services.sha256(text);
      spent.hash += performance.now() - begun;
      return hash;
    },
    ledger: {
      ...services.ledger,
      imports: {
        ...imports,
        write: (id, batch) => clock('write', () => imports.write(id, batch)),
        complete: (id, notices) => clock('complete', () => imports.complete(id, notices)),
      },
    },
    openSource: async (request) => {
      const source = await services.openSource(request);
      return {
        ...source,
        units: (window) => clock('units', () => source.units(window)),
        read: (unit, signal) => watchedRead(source, unit, signal, clock),
      };
    },
  };
  const parts = (): [string, number][] => [
    ['  finding and hashing the file', spent.units],
    ['  reading: rows, orders, translation', spent.read],
    ['  sha-256 of documents', spent.hash],
    ['  writing: look-up, rows, archive', spent.write],
    ['  completing', spent.complete],
  ];
  return { services: watched, parts };
}

async function* watchedRead(
  source: Source,
  unit: Parameters<Source['read']>[0],
  signal: Parameters<Source['read']>[1],
  clock: <T>(part: 'read', work: () => Promise<T>) => Promise<T>,
): ReturnType<Source['read']> extends AsyncIterable<infer Batch> ? AsyncGenerator<Batch> : never {
  const batches = source.read(unit, signal)[Symbol.asyncIterator]();
  for (;;) {
    const next = await clock('read', () => batches.next());
    if (next.done === true) return;
    yield next.value;
  }
}

function resultOf(laps: Laps, { orders, runs }: Scale, counts: Counts): CaseResult {
  const ratio = (one: string, other: string): number => laps.median(one) / laps.median(other);
  return {
    title: `import of ${orders.toLocaleString('en')} orders × ${LINES} lines, median of ${runs}`,
    stages: laps.stages(),
    limits: [
      { what: 'import against the floor', value: ratio(IMPORT, FLOOR), limit: 4, unit: '×' },
      {
        what: 'identical file again against the first import',
        value: ratio(AGAIN, IMPORT),
        limit: 0.1,
        unit: '×',
      },
      {
        what: 'one row changed against the first import',
        value: ratio(CHANGED, IMPORT),
        limit: 1,
        unit: '×',
      },
      exactly('changed by the changed row', counts.changed, 1),
      exactly('new by the changed row', counts.new, 0),
    ],
  };
}
