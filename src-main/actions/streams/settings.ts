import type { Services } from '../../core/ports/index.ts';
import { ExpectedFailure, type Stream, type StreamSettings } from '../../../src-shared/model/index.ts';
import type { RequestData } from '../../../src-shared/ipc/contract.ts';
import { isZoneId, type ZoneId, zoneId } from '../../../src-shared/time/index.ts';
import { findStream } from './find.ts';

type SettingsInput = RequestData<'streams.set'>['settings'];

/** Days of the past that each sync reads again. */
const REREAD_DAYS = 14;

/** The settings of a new stream: review first, a line per SKU, everything else as the POS says. */
export function newSettings(
  input: SettingsInput,
  pos: { readonly timeZone: ZoneId; readonly cutOffMinutes: number },
): StreamSettings {
  return changedSettings(
    {
      startDate: null,
      autoInvoice: false,
      grouping: 'sku',
      acceptSuggestions: false,
      timeZone: pos.timeZone,
      cutOffMinutes: pos.cutOffMinutes,
      rereadDays: REREAD_DAYS,
    },
    input,
  );
}

/** @throws ExpectedFailure bad-input for a zone that does not exist */
export function changedSettings(settings: StreamSettings, input: SettingsInput): StreamSettings {
  return {
    ...settings,
    startDate: input.startDate === undefined ? settings.startDate : input.startDate,
    autoInvoice: input.autoInvoice ?? settings.autoInvoice,
    grouping: input.grouping ?? settings.grouping,
    acceptSuggestions: input.acceptSuggestions ?? settings.acceptSuggestions,
    timeZone: input.timeZone === undefined ? settings.timeZone : readZone(input.timeZone),
    cutOffMinutes: input.cutOffMinutes ?? settings.cutOffMinutes,
  };
}

/** Changes what a person can change. @throws ExpectedFailure stream-not-found, bad-input */
export async function setStream(services: Services, input: RequestData<'streams.set'>): Promise<Stream> {
  const stream = await findStream(services, input.stream);
  const changed: Stream = {
    ...stream,
    status: input.status ?? stream.status,
    settings: changedSettings(stream.settings, input.settings),
  };
  await services.ledger.streams.update(changed);
  return changed;
}

function readZone(text: string): ZoneId {
  if (!isZoneId(text)) {
    throw new ExpectedFailure('bad-input', {
      where: 'time zone',
      data: { value: text, expected: 'a zone such as Europe/London' },
    });
  }
  return zoneId(text);
}
