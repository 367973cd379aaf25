import type { MappingView } from '../../../../src-shared/ipc/contract.ts';
import { locationMappingSchema } from '../../../../src-shared/model/index.ts';
import type { Say } from '../command.ts';
import { clockTime } from './stream.ts';

/** What something is mapped to: a location in a few short lines, everything else as it is written. */
export function mappingLines({ type, value }: MappingView, say: Say): readonly string[] {
  if (type !== 'location') return [value];
  const read = locationMappingSchema.safeParse(value);
  if (!read.success) return [value];
  const { booksLocation, contact, numberFormats, timeZone, cutOffMinutes } = read.data;
  return [
    `${booksLocation}, ${contact}`,
    numberFormats.invoice,
    numberFormats.creditNote,
    say('mappings.day', { zone: timeZone, time: clockTime(cutOffMinutes) }),
  ];
}
