import type { StreamView } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';
import { printable } from '../render.ts';

/** A stream and its settings, a line each. */
export function streamFacts(stream: StreamView, { say }: Pick<Context, 'say'>): string {
  const { settings } = stream;
  const yesNo = (on: boolean): string => say(on ? 'yes' : 'no');
  const facts: readonly (readonly [string, string | null])[] = [
    ['name', stream.name],
    ['provider', stream.provider],
    ['account', stream.account],
    ['books', stream.books],
    ['currency', stream.currency],
    ['status', stream.status],
    ['created-at', stream.createdAt],
    ['last-synced-at', stream.lastSyncedAt],
    ['folder', stream.folder],
    ['profile', stream.profile],
    ['start-date', settings.startDate],
    ['auto-invoice', yesNo(settings.autoInvoice)],
    ['locked-days', settings.lockedDays],
    ['grouping', settings.grouping],
    ['posting-style', settings.postingStyle],
    ['customer-id-as-code', yesNo(settings.customerIdAsCode)],
    ['auto-process', yesNo(settings.autoProcess)],
    ['accept-suggestions', yesNo(settings.acceptSuggestions)],
    ['time-zone', settings.timeZone],
    ['cut-off', clockTime(settings.cutOffMinutes)],
    ['auto-sync', yesNo(settings.autoSync)],
    ['sync-times', settings.syncTimes],
    ['overnight', clockTime(settings.overnightMinutes)],
    ['sync-hours', settings.syncHours.map(clockTime).join(', ')],
    ['transfer-times', settings.transferTimes],
    ['transfer-hours', settings.transferHours.map(clockTime).join(', ')],
    ['tell-missing', settings.tellMissingMinutes === null ? null : clockTime(settings.tellMissingMinutes)],
    ['reread-days', String(settings.rereadDays)],
    ['changed-days', settings.changedDays],
  ];
  const labelled = facts.map(([key, value]) => [say(`fact.${key}`), value ?? '-'] as const);
  const width = Math.max(...labelled.map(([label]) => label.length));
  return labelled.map(([label, value]) => `${label.padEnd(width)}  ${printable(value)}\n`).join('');
}

/** Minutes after midnight as 04:30. */
export function clockTime(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
