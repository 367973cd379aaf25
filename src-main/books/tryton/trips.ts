import type { AccountingDocument } from '../../../src-shared/model/index.ts';
import type { Company } from './company.ts';
import { refuse } from './faults.ts';
import { type GoodsLine, putInternal } from './goods.ts';
import type { Outgoing } from './outgoing.ts';
import { type Part, shipmentReferences, writeTag } from './tag.ts';

/** Goods that a document moves from one place of the company to another: a shipment. */
export interface Trip {
  /** What it is among the parts of its document. */
  readonly part: Part;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly GoodsLine[];
}

/**
 * A document that is nothing but goods: the first shipment names the others.
 * @returns the number of the first
 * @throws CallFailed
 */
export async function putTrips(
  company: Company,
  { document, contentHash }: Outgoing,
  trips: readonly Trip[],
): Promise<string> {
  const { key, number, date, type } = document;
  const [first, ...others] = trips;
  if (first === undefined) {
    const data = { number, type, problem: 'it moves neither money nor goods' };
    throw refuse('books-refused', { where: number, data });
  }
  const parts = others.map(({ part }) => part);
  const reference = writeTag({ key, contentHash, parts }, number);
  const head = { key, number, reference, beginning: `${writeTag({ key, contentHash, parts })} `, date };
  const made = await putInternal(company, { ...head, lines: first.lines }, first);
  await putParts(company, document, others);
  return made;
}

/** Shipments that the first record of a document names. @throws CallFailed */
export async function putParts(
  company: Company,
  { key, number, date }: AccountingDocument,
  trips: readonly Trip[],
): Promise<void> {
  const references = shipmentReferences(
    key,
    trips.map(({ part }) => part),
  );
  for (const [at, trip] of trips.entries()) {
    const reference = references[at];
    if (reference === undefined) continue;
    const wanted = { key, number, reference, beginning: null, date, lines: trip.lines };
    await putInternal(company, wanted, trip);
  }
}
