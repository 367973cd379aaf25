import type { RequestInput } from '../../../../src-shared/ipc/contract.ts';
import {
  CHANGED_DAYS,
  LOCKED_DAYS,
  POSTING_STYLES,
  SYNC_TIMES,
  TRANSFER_TIMES,
} from '../../../../src-shared/model/index.ts';
import { type OptionSpec, OPTIONS } from '../options.ts';
import { NONE, type Values } from '../values.ts';

type SettingsInput = NonNullable<RequestInput<'streams.set'>['settings']>;

/** What a person can set about a stream, when connecting and later. */
export const SETTING_OPTIONS: readonly OptionSpec[] = [
  OPTIONS.startDate,
  OPTIONS.autoInvoice,
  OPTIONS.lockedDays,
  OPTIONS.grouping,
  OPTIONS.postingStyle,
  OPTIONS.customerIdAsCode,
  OPTIONS.autoProcess,
  OPTIONS.acceptSuggestions,
  OPTIONS.timeZone,
  OPTIONS.cutOff,
  OPTIONS.autoSync,
  OPTIONS.syncTimes,
  OPTIONS.overnight,
  OPTIONS.syncHours,
  OPTIONS.transferTimes,
  OPTIONS.transferHours,
  OPTIONS.tellMissing,
  OPTIONS.rereadDays,
  OPTIONS.changedDays,
];

/** Only what was said: everything else stays as it is. */
export function settingsInput(values: Values): SettingsInput {
  const startDate = values.text('start-date');
  const grouping = values.text('grouping');
  const cutOff = values.text('cut-off');
  return {
    startDate: startDate === NONE ? null : startDate,
    autoInvoice: values.flag('auto-invoice'),
    lockedDays: LOCKED_DAYS.find((policy) => policy === values.text('locked-days')),
    grouping: grouping === 'sku' || grouping === 'all' ? grouping : undefined,
    postingStyle: POSTING_STYLES.find((style) => style === values.text('posting-style')),
    customerIdAsCode: values.flag('customer-id-as-code'),
    autoProcess: values.flag('auto-process'),
    acceptSuggestions: values.flag('accept-suggestions'),
    timeZone: values.text('time-zone'),
    cutOffMinutes: cutOff === undefined ? undefined : minutesAfterMidnight(cutOff),
    ...timesInput(values),
    rereadDays: values.integer('reread-days'),
    changedDays: CHANGED_DAYS.find((policy) => policy === values.text('changed-days')),
  };
}

/** When it syncs by itself. */
function timesInput(values: Values): SettingsInput {
  const overnight = values.text('overnight');
  const missing = values.text('tell-missing');
  return {
    autoSync: values.flag('auto-sync'),
    syncTimes: SYNC_TIMES.find((times) => times === values.text('sync-times')),
    overnightMinutes: overnight === undefined ? undefined : minutesAfterMidnight(overnight),
    syncHours: hoursOf(values.text('sync-hours')),
    transferTimes: TRANSFER_TIMES.find((times) => times === values.text('transfer-times')),
    transferHours: hoursOf(values.text('transfer-hours')),
    tellMissingMinutes:
      missing === undefined ? undefined : missing === NONE ? null : minutesAfterMidnight(missing),
  };
}

function hoursOf(text: string | undefined): readonly number[] | undefined {
  return text?.split(',').map(minutesAfterMidnight);
}

function minutesAfterMidnight(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
