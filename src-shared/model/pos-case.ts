/**
 * What the steps of one story at the till have in common: a layby, a direct ship order, a customer's deposit,
 * a job, a transfer. Tills number each kind apart, and another till begins at the same numbers: in the books a
 * case is named by its POS account, its kind and the till's number; people are shown the number alone. Goods
 * may leave by one till and arrive by another: a transfer is named by where it goes from and to instead.
 */
export const CASE_KINDS = ['layby', 'direct-ship', 'deposit', 'job', 'transfer'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** The name of a case in the books: no two cases have the same. */
export function caseName(account: string, kind: CaseKind, number: string): string {
  return [escapeKeyPart(account), kind, escapeKeyPart(number)].join('/');
}

/** The name of a transfer in the books, which both its ends know; the places are the books' own. */
export function transferName(from: string, to: string, number: string): string {
  return caseName([from, to].map(escapeKeyPart).join('/'), 'transfer', number);
}

/** What people call whom or what a balance belongs to: the till's own number of a case, else the text as it is. */
export function shownSubject(subject: string): string {
  const [account, kind, number, ...more] = subject.split('/');
  const isCase = account !== undefined && number !== undefined && more.length === 0;
  return isCase && CASE_KINDS.some((known) => known === kind) ? unescapeKeyPart(number) : subject;
}

/** A slash inside a part must not make two keys out of different parts equal. */
export function escapeKeyPart(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** What the keys of all documents of the POS account begin with that this one is of; empty where none is named. */
export function accountInKey(key: string): string {
  return key.slice(0, key.indexOf('/') + 1);
}

function unescapeKeyPart(part: string): string {
  return part.replaceAll('%2F', '/').replaceAll('%25', '%');
}
