import { describe, expect, test } from 'vitest';
import { MAX_BATCH_DOCUMENTS } from '../../src-main/core/ports/source.ts';
import type { PullWindow, Source, SourceBatch, SourceUnit } from '../../src-main/core/ports/source.ts';
import { businessDate } from '../../src-shared/time/index.ts';

/** What a suite needs to know of the source it looks at. */
export interface SourceContractOptions {
  /** The window to ask for; default: everything. */
  readonly window?: PullWindow;
  /** How many units are read; reading all of a long story would take minutes. */
  readonly maxUnits?: number;
}

const EVERYTHING: PullWindow = { from: null, to: null, today: businessDate('2030-01-01') };

/**
 * What every source promises, whatever it reads. `makeSource` gives a new source over the same
 * POS account each time; nothing may be remembered between two of them.
 */
export function describeSourceContract(
  name: string,
  makeSource: () => Source | Promise<Source>,
  options: SourceContractOptions = {},
): void {
  const window = options.window ?? EVERYTHING;
  const someUnits = async (source: Source): Promise<readonly SourceUnit[]> =>
    (await source.units(window)).slice(0, options.maxUnits ?? 5);

  describe(`source contract: ${name}`, () => {
    test('there is something to read', async () => {
      const source = await makeSource();
      const units = await someUnits(source);
      expect(units.length).toBeGreaterThan(0);
      const batches = await Promise.all(units.map((unit) => readAll(source, unit)));
      expect(batches.flat().flatMap((batch) => batch.documents).length).toBeGreaterThan(0);
    });

    test('discovery is the same each time and names each thing once', async () => {
      const found = await (await makeSource()).discover();
      expect(await (await makeSource()).discover()).toEqual(found);
      expect(found.account).not.toBe('');
      expectUnique(found.locations.map((location) => location.id));
      expectUnique(found.mappings.map((mapping) => `${mapping.type}/${mapping.key}`));
    });

    test('a look finds the account that connecting finds, and no location that it does not', async () => {
      const found = await (await makeSource()).discover();
      const look = await (await makeSource()).preview();
      expect(look.account).toBe(found.account);
      expect(look.timeZone).toBe(found.timeZone);
      expect(found.locations.map(({ id }) => id)).toEqual(
        expect.arrayContaining(look.locations.map(({ id }) => id)),
      );
    });

    test('units keep their order, their place and their fingerprint', async () => {
      const first = await (await makeSource()).units(window);
      const second = await (await makeSource()).units(window);
      expect(second).toEqual(first);
      expectUnique(first.map((unit) => unit.locator));
    });

    test('units come oldest first', async () => {
      const source = await makeSource();
      // By their last documents: a late one may come with any later unit.
      let latestEnd = -Infinity;
      for (const unit of await someUnits(source)) {
        const times = (await readAll(source, unit)).flatMap((b) =>
          b.documents.map((d) => d.document.occurredAt),
        );
        if (times.length === 0) continue;
        const end = times.reduce((most, time) => Math.max(most, time), -Infinity);
        expect(end).toBeGreaterThanOrEqual(latestEnd);
        latestEnd = end;
      }
    });

    test('reading twice gives the same batches, ordinals and lines', async () => {
      const source = await makeSource();
      const other = await makeSource();
      for (const unit of await someUnits(source)) {
        const first = await readAll(source, unit);
        expect(await readAll(source, unit)).toEqual(first);
        expect(await readAll(other, unit)).toEqual(first);
      }
    });

    test('ordinals count the documents of a unit from 0', async () => {
      await eachUnit(makeSource, someUnits, (batches) => {
        const ordinals = batches.flatMap((batch) => batch.documents.map((d) => d.ordinal));
        expect(ordinals).toEqual(ordinals.map((_, position) => position));
      });
    });

    test('batches stay short and tell how far the reading is', async () => {
      await eachUnit(makeSource, someUnits, (batches, unit) => {
        let bytesBefore = 0;
        for (const batch of batches) {
          expect(batch.documents.length).toBeLessThanOrEqual(MAX_BATCH_DOCUMENTS);
          expect(batch.bytesRead).toBeGreaterThanOrEqual(bytesBefore);
          if (batch.documents.length > 0) expect(batch.raw).not.toBeNull();
          bytesBefore = batch.bytesRead;
        }
        if (unit.size !== null) expect(bytesBefore).toBeLessThanOrEqual(unit.size);
      });
    });

    test('an identity comes once in a unit', async () => {
      await eachUnit(makeSource, someUnits, (batches) => {
        expectUnique(
          batches.flatMap((b) => b.documents.map((d) => `${d.document.kind}/${d.document.sourceId}`)),
        );
      });
    });

    test('every line is net plus tax, and amounts are whole', async () => {
      await eachUnit(makeSource, someUnits, (batches) => {
        for (const { document } of batches.flatMap((batch) => batch.documents)) {
          for (const line of document.lines) expect(line.net + line.tax).toBe(line.total);
          const amounts = [document.total, document.rounding, ...document.tenders.map((t) => t.amount)];
          expect(amounts.every((amount) => Number.isSafeInteger(amount) && !Object.is(amount, -0))).toBe(
            true,
          );
          expect(document.sourceId).not.toBe('');
          expect(document.location).not.toBe('');
        }
      });
    });

    test('no card number is left in the raw payload or in a document', async () => {
      await eachUnit(makeSource, someUnits, (batches) => {
        for (const batch of batches) {
          const raw = batch.raw === null ? '' : Buffer.from(batch.raw).toString('utf8');
          expect(cardNumbersIn(raw)).toEqual([]);
          expect(cardNumbersIn(textsOf(batch))).toEqual([]);
        }
      });
    });

    test('an aborted reading stops', async () => {
      const source = await makeSource();
      const [unit] = await someUnits(source);
      await expect(readAll(source, unit!, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      const later = new AbortController();
      let batchesAfterAbort = 0;
      const reading = async (): Promise<void> => {
        for await (const batch of source.read(unit!, later.signal)) {
          if (later.signal.aborted) batchesAfterAbort += 1;
          later.abort();
          expect(batch).toBeDefined();
        }
      };
      await reading().catch((error: unknown) => expect(later.signal.aborted, String(error)).toBe(true));
      expect(batchesAfterAbort).toBe(0);
    });
  });
}

/** All batches of a unit. */
export async function readAll(
  source: Source,
  unit: SourceUnit,
  signal: AbortSignal = new AbortController().signal,
): Promise<SourceBatch[]> {
  return Array.fromAsync(source.read(unit, signal));
}

async function eachUnit(
  makeSource: () => Source | Promise<Source>,
  units: (source: Source) => Promise<readonly SourceUnit[]>,
  look: (batches: readonly SourceBatch[], unit: SourceUnit) => void,
): Promise<void> {
  const source = await makeSource();
  for (const unit of await units(source)) look(await readAll(source, unit), unit);
}

function expectUnique(texts: readonly string[]): void {
  const seen = new Set<string>();
  expect(texts.filter((text) => seen.size === seen.add(text).size)).toEqual([]);
}

/** The free texts of a batch's documents; ids are not free text. */
function textsOf(batch: SourceBatch): string {
  return batch.documents
    .flatMap(({ document }) => [
      document.reason,
      document.customer,
      document.details.customerName,
      ...document.lines.map((line) => line.name),
      ...document.tenders.flatMap((tender) => [tender.method, tender.reference]),
    ])
    .join('\n');
}

/**
 * Numbers that a card could have: 13 to 19 digits in groups, issuer's first digit, Luhn.
 * Written apart from the product's own filter, so that one mistake is not made twice.
 */
function cardNumbersIn(text: string): string[] {
  const candidates = text.match(/(?<!\d)[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?!\d)/gu) ?? [];
  return candidates.filter((candidate) => {
    const digits = [...candidate.replaceAll(/\D/gu, '')].map(Number).toReversed();
    const sum = digits.reduce((total, digit, i) => {
      const doubled = i % 2 === 0 ? digit : digit * 2;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
    const weighted = digits.reduce((total, digit, i) => total + (i % 2 === 0 ? digit : digit * 3), 0);
    const isBarcode = digits.length === 13 && weighted % 10 === 0;
    return sum % 10 === 0 && !isBarcode;
  });
}
