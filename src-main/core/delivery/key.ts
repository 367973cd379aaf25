import {
  type AccountingDocumentType,
  type DeliveryKey,
  deliveryKey,
  escapeKeyPart,
} from '../../../src-shared/model/index.ts';
import type { BusinessDate } from '../../../src-shared/time/index.ts';

/**
 * The key of an accounting document: POS account / location / date / type / subject / rN. Made from
 * the POS's own identities only, so that a reinstalled Daybook makes the same keys again and the
 * books can tell what they already hold.
 */
export function makeDeliveryKey(parts: {
  readonly account: string;
  readonly location: string;
  readonly date: BusinessDate;
  readonly type: AccountingDocumentType;
  /** What of the day: sales, returns, or the source id of a document that is posted by itself. */
  readonly subject: string;
  readonly revision: number;
}): DeliveryKey {
  const { account, location, date, type, subject, revision } = parts;
  return deliveryKey(
    [
      escapeKeyPart(account),
      escapeKeyPart(location),
      date,
      type,
      escapeKeyPart(subject),
      `r${revision}`,
    ].join('/'),
  );
}

/** What the keys of all documents of a POS account begin with. */
export function keyPrefixOf(account: string): string {
  return `${escapeKeyPart(account)}/`;
}
