import { type DigestChanges, digestChanges } from '../actions/digests/changes.ts';
import { type ChangesPlan, changesPlan, type PlannedChoice } from '../actions/digests/changes-plan.ts';
import { type SettledChanges, settleChanges } from '../actions/digests/settle-changes.ts';
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

const plan: Handler<'digests.changes-plan'> = async (services, data) =>
  planView(await changesPlan(services, data));

const settle: Handler<'digests.settle-changes'> = async (services, data) => {
  const { row, settled, refused, documents, deliveries, attention } = await settleChanges(services, data);
  return {
    settled,
    refused: refused.map(refusalView),
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
export const changeHandlers = {
  'digests.changes': changes,
  'digests.changes-plan': plan,
  'digests.settle-changes': settle,
} as const;

function changesView({ row, page }: DigestChanges): Responses['digests.changes'] {
  return {
    changes: page.rows.map((change) => changeView(change, row.currency)),
    next: page.next,
    total: page.total,
  };
}

function planView(found: ChangesPlan): Responses['digests.changes-plan'] {
  const { total, planned, seen, adjustedOn, choices } = found;
  return { total, planned, seen, adjustedOn, choices: choices.map((choice) => choiceView(choice, found)) };
}

function choiceView(
  { journal, left, difference, ...choice }: PlannedChoice,
  { row: { currency }, chart }: ChangesPlan,
): Responses['digests.changes-plan']['choices'][number] {
  const moved = journal.map((line) => ({ ...line, memo: '' }));
  return {
    ...choice,
    left: left.map(refusalView),
    difference: formatMinor(difference, currency),
    journal: entryLineViews(moved, chart, currency),
  };
}

/** Documents that are named of those that stay for one reason. */
const NAMED = 20;

function refusalView({
  failure,
  changes: refused,
}: SettledChanges['refused'][number]): Responses['digests.settle-changes']['refused'][number] {
  return {
    failure,
    count: refused.length,
    numbers: refused.slice(0, NAMED).map(({ posted }) => posted.document.number),
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
