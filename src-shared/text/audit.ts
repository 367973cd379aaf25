import {
  AUDIT_FIELDS,
  type AuditChange,
  type AuditField,
  type AuditFieldKind,
  type AuditSubject,
  failureDataOf,
  auditFieldOf,
  FAILURE_CODES,
  type FailureData,
  FINDING_KINDS,
  toldChanges,
} from '../model/index.ts';
import { clockOf, displayDate, displayInstant, formatInstant, instant } from '../time/index.ts';
import type { ExplainingTexts } from './explain.ts';
import { fillText } from './template.ts';

/** How dates, times and money are written for whoever reads. */
export interface AuditWriting {
  readonly locale: string;
  /** IANA name; without it the clocks of this computer. */
  readonly zone?: string;
  readonly money: (amount: string, currency: string) => string;
}

/** A change in words. */
export interface ExplainedChange {
  /** Empty: the whole. */
  readonly field: string;
  /** Null: nothing was there, or is. */
  readonly before: string | null;
  readonly after: string | null;
}

type Texts = Pick<ExplainingTexts, 'audit' | 'failures'>;

/** An action in words; one of another version of the program by its own name. */
export function explainAction(action: string, { audit }: Texts): string {
  return audit[`action.${action}`] ?? action;
}

/** What kind of mapping was acted on, or of which date, as it is stored; null: neither. */
export function explainDetail(
  { kind, detail }: Pick<AuditSubject, 'kind' | 'detail'>,
  { audit }: Texts,
): string | null {
  return kind === 'mapping' ? (audit[`mapping.${detail ?? ''}`] ?? detail) : detail;
}

/** What an action changed, in words. What another version of the program wrote stays as it is. */
export function explainChanges(
  action: string,
  changes: readonly AuditChange[],
  texts: Texts,
  writing: AuditWriting,
): readonly ExplainedChange[] {
  const money = changes.find(({ field }) => field === 'currency');
  const currency = money?.after ?? money?.before ?? null;
  const place: Place = { texts, writing, currency, about: failureDataOf(changes) };
  const told = (field: AuditField, value: string | null) =>
    value === null ? null : (wordsOf(field, value, place) ?? value);
  return toldChanges(action, changes).map((change) => {
    const field = auditFieldOf(action, change.field);
    if (field === null) return change;
    return {
      field: texts.audit[`field.${field}`] ?? change.field,
      before: told(field, change.before),
      after: told(field, change.after),
    };
  });
}

/** All of them in one line. */
export function changesLine(changes: readonly ExplainedChange[], { audit }: Texts): string {
  return changes
    .map(({ field, before, after }) => {
      const nothing = audit['nothing'] ?? '';
      const value = before === null ? (after ?? '') : `${before} → ${after ?? nothing}`;
      return field === '' ? value : `${field}: ${value}`;
    })
    .join('; ');
}

interface Place {
  readonly texts: Texts;
  readonly writing: AuditWriting;
  /** Of the money among the changes; null: an older program did not write it. */
  readonly currency: string | null;
  readonly about: FailureData;
}

const WHOLE = /^\d+$/u;

/** Undefined: it is told as it is stored. */
function wordsOf(field: AuditField, value: string, place: Place): string | undefined {
  const { texts, writing, currency, about } = place;
  const kind: AuditFieldKind = AUDIT_FIELDS[field];
  if (typeof kind === 'object')
    return kind.includes(value) ? texts.audit[`value.${field}.${value}`] : undefined;
  switch (kind) {
    case 'flag':
      return texts.audit[`flag.${value}`];
    case 'minutes':
      return WHOLE.test(value) ? clockOf(Number(value)) : undefined;
    case 'hours':
      return value.split(' ').every((part) => WHOLE.test(part))
        ? value
            .split(' ')
            .map((part) => clockOf(Number(part)))
            .join(', ')
        : undefined;
    case 'count':
      return WHOLE.test(value) ? new Intl.NumberFormat(writing.locale).format(Number(value)) : undefined;
    case 'date':
      return displayDate(value, writing.locale);
    case 'instant':
      return WHOLE.test(value)
        ? displayInstant(formatInstant(instant(Number(value))), writing.locale, writing.zone)
        : undefined;
    case 'money':
      return currency === null ? undefined : writing.money(value, currency);
    case 'failure':
      return failureText(value, about, texts);
    case 'cause': {
      const [code = '', where = ''] = value.split(/ (.*)/u, 2);
      return failureText(code, { where }, texts);
    }
    case 'finding':
      return findingText(value, texts);
    case 'fingerprint':
      return value.slice(0, 12);
    case 'text':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** The text of a failure says something also of what is not known. */
function failureText(code: string, about: FailureData, { failures }: Texts): string | undefined {
  const known = FAILURE_CODES.find((one) => one === code);
  return known === undefined ? undefined : fillText(failures[known].cause, about);
}

/** `numbers:till:from:to`, `kind:till:shift`, `kind:till` or `kind`; a star is every till. */
function findingText(id: string, { audit }: Texts): string | undefined {
  const [kind = '', ...parts] = id.split(':');
  if (!FINDING_KINDS.some((known) => known === kind)) return undefined;
  const { register, from, to } = kind === 'numbers' ? numbersIn(parts) : shiftIn(kind, parts);
  return fillText(audit[`value.finding.${kind}`] ?? '', {
    register: register === '*' ? '' : register,
    from,
    to,
  });
}

interface FoundAt {
  readonly register: string;
  readonly from: string;
  readonly to: string;
}

const NUMBER = /^(.*?)\d+$/su;

/** Tills and what stands before numbers may hold colons too: both numbers begin alike, the till is what is left. */
function numbersIn(parts: readonly string[]): FoundAt {
  const told = (length: number): FoundAt => ({
    register: parts.slice(0, -2 * length).join(':'),
    from: parts.slice(-2 * length, -length).join(':'),
    to: parts.slice(-length).join(':'),
  });
  for (let length = Math.floor((parts.length - 1) / 2); length > 1; length -= 1) {
    const found = told(length);
    const prefix = NUMBER.exec(found.to)?.[1];
    if (prefix !== undefined && NUMBER.exec(found.from)?.[1] === prefix) return found;
  }
  return told(1);
}

/** A till may hold colons: the shift is what stands last. */
function shiftIn(kind: string, parts: readonly string[]): FoundAt {
  if (kind === 'no-shift') return { register: parts.join(':'), from: '', to: '' };
  return { register: parts.slice(0, -1).join(':'), from: parts.at(-1) ?? '', to: '' };
}
