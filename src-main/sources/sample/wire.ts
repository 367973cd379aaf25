import type { PosDocument } from '../../../src-shared/model/index.ts';
import { formatInstant } from '../../../src-shared/time/index.ts';

/**
 * The documents as the sample store's POS sends them: a line of JSON each. Instants are written as
 * text, because thirteen bare digits could pass for a card number and would then be struck out.
 */
export function rawOf(documents: readonly PosDocument[]): Uint8Array {
  const lines = documents.map((document) =>
    JSON.stringify({ ...document, occurredAt: formatInstant(document.occurredAt) }),
  );
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
