import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Books, CreateOutcome, OutgoingDocument } from '../../src-main/core/ports/index.ts';
import { FakeBooks } from '../support/delivery-shop.ts';
import type { DeliveryKey } from '../../src-shared/model/index.ts';

interface Held {
  readonly key: DeliveryKey;
  readonly number: string;
  readonly contentHash: string;
}

/** What the books have taken in, in that order: a document that came twice is there twice. */
export function heldIn(file: string): readonly Held[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Held);
}

/**
 * Books that outlive whoever sends to them: they keep each document in a file, half of their time before and
 * half after it, so that a kill loses requests and answers alike.
 */
export function slowBooks(file: string, takesMs: number): Books {
  const books: Books = new FakeBooks();
  books.find = async (keys) => {
    await wait(takesMs);
    const wanted = new Set(keys);
    return new Map(
      heldIn(file)
        .filter(({ key }) => wanted.has(key))
        .map((held) => [held.key, held]),
    );
  };
  books.create = async (documents) => {
    const outcomes: CreateOutcome[] = [];
    for (const one of documents) outcomes.push(await takeIn(one));
    return outcomes;
  };
  const takeIn = async ({ document, contentHash }: OutgoingDocument): Promise<CreateOutcome> => {
    const { key, number } = document;
    await wait(takesMs / 2);
    appendFileSync(file, `${JSON.stringify({ key, number, contentHash } satisfies Held)}\n`);
    await wait(takesMs / 2);
    return { key, kind: 'created', number };
  };
  return books;
}
