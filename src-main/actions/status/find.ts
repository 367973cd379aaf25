import type { Services, StatusDetail, StatusFilter, StatusQuery } from '../../core/ports/index.ts';
import {
  ACCOUNTING_DOCUMENT_TYPES,
  deliveryKey,
  ExpectedFailure,
  KIND_OF_TYPE,
  type StatusKind,
} from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { findStream } from '../streams/find.ts';

type Asked = RequestData<'status.rows'>;
/** What the table and its export are narrowed by. */
export type StatusAsked = Omit<Asked, 'cursor' | 'limit' | 'startAt'> & Pick<Asked, 'startAt'>;

/** The table as it was asked for. @throws ExpectedFailure stream-not-found */
export async function statusQuery(services: Services, asked: StatusAsked): Promise<StatusQuery> {
  const { kinds = [], statuses = [], location, from, to, cause, search = '', sort, startAt } = asked;
  const stream = asked.stream === undefined ? {} : { stream: (await findStream(services, asked.stream)).id };
  const filter: StatusFilter = {
    ...stream,
    ...(kinds.length === 0 ? {} : { types: typesOf(kinds) }),
    ...(statuses.length === 0 ? {} : { statuses }),
    ...(location === undefined ? {} : { location }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(cause === undefined ? {} : { causeKey: cause }),
    ...(search === '' ? {} : { text: search }),
  };
  return { ...filter, order: sort, ...(startAt === undefined ? {} : { startAt: deliveryKey(startAt) }) };
}

function typesOf(kinds: readonly StatusKind[]): StatusFilter['types'] & object {
  return ACCOUNTING_DOCUMENT_TYPES.filter((type) => kinds.includes(KIND_OF_TYPE[type]));
}

/** @throws ExpectedFailure document-not-found */
export async function findRow(services: Services, id: string): Promise<StatusDetail> {
  const detail = await services.ledger.status.row(deliveryKey(id));
  if (detail === null) throw new ExpectedFailure('document-not-found', { where: id, data: { number: id } });
  return detail;
}
