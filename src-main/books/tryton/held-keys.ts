import type { HeldKey, HeldPage } from '../../core/ports/index.ts';
import { deliveryKey } from '../../../src-shared/model/index.ts';
import type { Domain } from './client.ts';
import type { Company } from './company.ts';
import { isOurs, readTag, WITH_KEY } from './tag.ts';
import { id, maybeText } from './wire.ts';

/** Records that are read at a time. */
const PAGE = 500;

/** A kind of record that can be the first one of a document, and its text that begins with the key. */
interface Kind {
  readonly model: string;
  readonly text: string;
  /** How people find it there; null: by its text. */
  readonly number: string | null;
  readonly domain: (company: number) => Domain;
}

const ofCompany = (company: number): Domain => [['company', '=', company]];
const notCancelled = (company: number): Domain => [...ofCompany(company), ['state', '!=', 'cancelled']];

const KINDS: readonly Kind[] = [
  { model: 'account.invoice', text: 'comment', number: 'number', domain: notCancelled },
  { model: 'account.move', text: 'description', number: 'post_number', domain: ofCompany },
  { model: 'stock.shipment.internal', text: 'reference', number: 'number', domain: notCancelled },
  { model: 'stock.inventory', text: 'number', number: null, domain: notCancelled },
  // Identifiers of contacts are the key alone.
  { model: 'party.identifier', text: 'code', number: null, domain: () => [] },
];

/**
 * What is in Tryton under keys of any Daybook, kind by kind and oldest first. A place is the kind and the last
 * record that was read of it.
 * @throws CallFailed
 */
export async function heldKeys(company: Company, place: string | null): Promise<HeldPage> {
  const [at = 0, after = 0] = (place ?? '0 0').split(' ').map(Number);
  const kind = KINDS[at];
  if (kind === undefined) return { held: [], next: null };
  const { model, text, number, domain } = kind;
  const found = await company.client.read(
    model,
    [...domain(company.id), ['id', '>', after], [text, 'like', WITH_KEY]],
    { id, [text]: maybeText, ...(number === null ? {} : { [number]: maybeText }) },
    { limit: PAGE },
  );
  const last = Number(found.at(-1)?.['id'] ?? 0);
  const held = found.flatMap((row) => heldKey(String(row[text]), number === null ? '' : String(row[number])));
  if (found.length === PAGE) return { held, next: `${at} ${last}` };
  return { held, next: at + 1 < KINDS.length ? `${at + 1} 0` : null };
}

/** None for a record that is a part of a document beside the first one, or that only looks like one of ours. */
function heldKey(text: string, number: string): readonly HeldKey[] {
  if (!isOurs(text)) return [];
  const tag = readTag(text);
  if (tag === null) {
    const isWholeKey = !/ \S+$/u.test(text.slice(text.lastIndexOf('/r')));
    return isWholeKey ? [{ key: deliveryKey(text), number: number === '' ? text : number, said: '' }] : [];
  }
  const said = text.slice(text.indexOf('.', tag.key.length + 1)).replace(/^\.[A-Z]* ?/u, '');
  return [{ key: tag.key, number: number === '' ? said : number, said }];
}
