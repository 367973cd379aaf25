import { generatedContactCode, type PosDocument } from '../../../src-shared/model/index.ts';
import type { Sha256 } from '../ports/index.ts';
import type { PostingRules } from '../posting/rules.ts';

/** What decides how customers are called in the books. */
export interface ContactRules {
  /** The POS account: the same id of another account is another customer. */
  readonly account: string;
  /** The POS's id is the code where there is one. */
  readonly idAsCode: boolean;
  readonly sha256: Sha256;
}

/**
 * Whom a document is for in the books. A customer without an id of the POS has a code made of the POS
 * account and the name, so that every machine makes the same one. Null when the till names nobody.
 */
export function contactsOf({ account, idAsCode, sha256 }: ContactRules): PostingRules['contactOf'] {
  const generate = (kind: 'id' | 'name', text: string): string =>
    generatedContactCode(sha256(`${account}\u0000${kind}\u0000${text}`));
  return (document) => {
    const id = customerIdOf(document);
    const name = nameOf(document);
    if (id !== null) {
      const code = idAsCode ? id : generate('id', id);
      return { reference: { code, name: name ?? id }, generated: !idAsCode };
    }
    if (name === null) return null;
    return { reference: { code: generate('name', name), name }, generated: true };
  };
}

function customerIdOf({ customer }: Pick<PosDocument, 'customer'>): string | null {
  const id = (customer ?? '').trim();
  return id === '' ? null : id;
}

function nameOf({ details }: Pick<PosDocument, 'details'>): string | null {
  const name = (details.customerName ?? '').trim().normalize('NFC');
  return name === '' ? null : name;
}
