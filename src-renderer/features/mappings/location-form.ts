import type { LocationMappingView } from '../../../src-shared/ipc/contract.ts';
import { isNumberFormat } from '../../../src-shared/model/index.ts';
import type { MappingRow } from './rows.ts';
import { readLocation, writeLocation } from './values.ts';

/** What a person has written; null: each location keeps its own. */
export interface LocationForm {
  readonly booksLocation: string | null;
  readonly contact: string | null;
  readonly invoice: string | null;
  readonly creditNote: string | null;
  readonly timeZone: string | null;
  readonly cutOffMinutes: number | null;
  /** Empty: the location has none. */
  readonly department: string | null;
  readonly cashDebtor: string | null;
}

const AS_IT_IS: LocationForm = {
  booksLocation: null,
  contact: null,
  invoice: null,
  creditNote: null,
  timeZone: null,
  cutOffMinutes: null,
  department: null,
  cashDebtor: null,
};

/** One location is edited as it is; of several only what is written changes. */
export function formOf(locations: readonly LocationMappingView[]): LocationForm {
  const [only, ...others] = locations;
  if (only === undefined || others.length > 0) return AS_IT_IS;
  const { booksLocation, contact, numberFormats, timeZone, cutOffMinutes, cashDebtor } = only;
  const department = only.department ?? '';
  return { booksLocation, contact, ...numberFormats, timeZone, cutOffMinutes, department, cashDebtor };
}

/** A location as it stands in the editors; null for a row that is not one. */
export function locationOf(row: MappingRow, draft: string | null): LocationMappingView | null {
  return draft === null ? row.present.location : readLocation(draft);
}

/** The location with what was written, as the contract writes it. */
export function withForm(location: LocationMappingView, form: LocationForm): string {
  return writeLocation({
    ...location,
    booksLocation: written(form.booksLocation, location.booksLocation),
    contact: written(form.contact, location.contact),
    numberFormats: {
      invoice: written(form.invoice, location.numberFormats.invoice),
      creditNote: written(form.creditNote, location.numberFormats.creditNote),
    },
    timeZone: form.timeZone ?? location.timeZone,
    cutOffMinutes: form.cutOffMinutes ?? location.cutOffMinutes,
    department: written(form.department, location.department ?? '') || null,
    cashDebtor: written(form.cashDebtor, location.cashDebtor),
  });
}

/** It stands in account numbers behind a dash; empty: none. */
const DEPARTMENT = /^[A-Za-z0-9]{0,20}$/u;

/** The fields that cannot be taken as they are. A field of several locations may be left empty. */
export function mistakesOf(form: LocationForm): ReadonlySet<keyof LocationForm> {
  const wrong = new Set<keyof LocationForm>();
  for (const field of ['booksLocation', 'contact', 'cashDebtor'] as const) {
    if (form[field]?.trim() === '') wrong.add(field);
  }
  if (form.department !== null && !DEPARTMENT.test(form.department.trim())) wrong.add('department');
  for (const field of ['invoice', 'creditNote'] as const) {
    const format = form[field];
    if (format !== null && !isNumberFormat(format)) wrong.add(field);
  }
  return wrong;
}

function written(text: string | null, present: string): string {
  return text === null ? present : text.trim();
}
