import type { MappingView } from '../../../../src-shared/ipc/contract.ts';
import { journalRowMappingSchema, locationMappingSchema } from '../../../../src-shared/model/index.ts';
import type { Say } from '../command.ts';
import { clockTime } from './stream.ts';

/** What something is mapped to: a location in a few short lines, everything else as it is written. */
export function mappingLines({ type, value }: MappingView, say: Say): readonly string[] {
  if (type === 'journal-row') return rowLines(value, say);
  if (type === 'tax' && value.endsWith(',payment')) return [value, say('mappings.tax-point')];
  if (type !== 'location') return [value];
  const read = locationMappingSchema.safeParse(value);
  if (!read.success) return [value];
  const { booksLocation, contact, numberFormats, timeZone, cutOffMinutes, department, cashDebtor } =
    read.data;
  return [
    `${booksLocation}, ${contact}`,
    numberFormats.invoice,
    numberFormats.creditNote,
    say('mappings.books-codes', { department, cashDebtor }),
    say('mappings.day', { zone: timeZone, time: clockTime(cutOffMinutes) }),
  ];
}

/** A row of the POS journal in one short line. */
function rowLines(value: string, say: Say): readonly string[] {
  const read = journalRowMappingSchema.safeParse(value);
  if (!read.success) return [value];
  const { account, branch, details } = read.data;
  return [
    say('mappings.row', {
      account,
      branch: branch ? say('mappings.row.branch') : null,
      details: say(`mappings.row.details-${details}`),
    }),
  ];
}
