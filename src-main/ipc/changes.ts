import { type DigestChanges, digestChanges } from '../actions/digests/changes.ts';
import { settleChanges } from '../actions/digests/settle-changes.ts';
import { amountDifference } from '../core/changed/amounts.ts';
import { changeKind, differencesOf } from '../core/changed/compare.ts';
import type { PostedChange } from '../core/ports/index.ts';
import type { Responses } from '../../src-shared/ipc/contract.ts';
import { type CurrencyCode, formatMinor } from '../../src-shared/money/index.ts';
import { formatInstant } from '../../src-shared/time/index.ts';
import { entryLineViews } from './entry-view.ts';
import type { Handler } from './handler.ts';

const changes: Handler<'digests.changes'> = async (services, { id, cursor, limit }) =>
  changesView(await digestChanges(services, id, { cursor, limit }));

const settle: Handler<'digests.settle-changes'> = async (services, data) => {
  const { row, settled, documents, deliveries, attention } = await settleChanges(services, data);
  return {
    settled,
    documents: documents.map(({ type, number, total }) => ({
      kind: type,
      number,
      amount: formatMinor(total, row.currency),
    })),
    deliveries,
    attention,
  };
};

/** Requests about posted days that read differently now. */
export const changeHandlers = { 'digests.changes': changes, 'digests.settle-changes': settle } as const;

function changesView(found: DigestChanges): Responses['digests.changes'] {
  const { row, page, difference, journal, chart, adjustedOn, choices } = found;
  const { currency } = row;
  const moved = journal.map((line) => ({ ...line, memo: '' }));
  return {
    changes: page.rows.map((change) => changeView(change, currency)),
    next: page.next,
    total: page.total,
    difference: formatMinor(difference, currency),
    journal: entryLineViews(moved, chart, currency),
    adjustedOn,
    choices,
  };
}

function changeView(
  change: PostedChange,
  currency: CurrencyCode,
): Responses['digests.changes']['changes'][number] {
  const { id, posted, now } = change;
  return {
    document: id,
    kind: posted.document.kind,
    number: posted.document.number,
    occurredAt: formatInstant(posted.document.occurredAt),
    what: changeKind(now.document, now.isMoved),
    difference: formatMinor(amountDifference(change, currency), currency),
    differences: differencesOf(posted.document, now.document),
  };
}
