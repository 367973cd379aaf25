import type { AuditQuery } from '../../core/ports/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { addDays, type BusinessDate, businessDate, dayEnd, zoneId } from '../../../src-shared/time/index.ts';

type Asked = Omit<RequestData<'audit.list'>, 'cursor' | 'limit'>;

/** What a person asks of the history, with their days as instants: from the first one's midnight to the last one's. */
export function auditQuery({ from, to, timeZone, ...asked }: Asked): AuditQuery {
  const rules = [{ from: businessDate('1970-01-01'), zone: zoneId(timeZone), cutOffMinutes: 0 }];
  const endOf = (date: BusinessDate) => dayEnd(date, rules);
  const { group, subject, who, search } = asked;
  return {
    ...(group === undefined ? {} : { group }),
    ...(subject === undefined ? {} : { subject }),
    ...(who === undefined ? {} : { who }),
    ...(search === undefined || search === '' ? {} : { search }),
    ...(from === undefined ? {} : { from: endOf(addDays(from, -1)) }),
    ...(to === undefined ? {} : { before: endOf(to) }),
  };
}
