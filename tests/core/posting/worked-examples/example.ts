import { readFileSync } from 'node:fs';
import { resolveMappings } from '../../../../src-main/core/mapping/resolve.ts';
import type { PostingRules } from '../../../../src-main/core/posting/rules.ts';
import type { DraftWrite } from '../../../../src-main/core/posting/context.ts';
import {
  accountNumber,
  isJournalRowId,
  journalDetailKey,
  type MappingValue,
  type PosDocument,
  shownSubject,
} from '../../../../src-shared/model/index.ts';
import { formatMinor } from '../../../../src-shared/money/index.ts';
import { MONDAY, MYR } from '../../../support/builders.ts';
import { aMapping, SHOP_MAPPINGS } from '../../../support/days.ts';

/** A document of the till, the mapping where it is not the shipped one, and what the books get. */
export interface WorkedExample {
  /** In the words of the shop. */
  readonly document: string;
  readonly till: readonly PosDocument[];
  /** "row → account", "row → account by product group", "row: detail → account" or "reason X → written-off" or "tax X → payment". */
  readonly mapping?: readonly string[];
  readonly rules?: Partial<PostingRules>;
  /** Documents of the books, in their order. */
  readonly becomes: string;
  /** One line each; a blank line between entries. */
  readonly entry: string;
  /** "sub-ledger subject movement amount", debits positive. */
  readonly owned?: readonly string[];
  /** "quantity SKU → account": goods that are written off, at a cost that only the books know. */
  readonly writesOff?: readonly string[];
}

const CHART = new URL('../../../../resources/chart-of-accounts/default.json', import.meta.url);
const ACCOUNTS = JSON.parse(readFileSync(CHART, 'utf8')) as readonly { number: string; name: string }[];
const NAMES: ReadonlyMap<string, string> = new Map(ACCOUNTS.map(({ number, name }) => [number, name]));

/** Entries as an accountant writes them: "Dr 1010 Cash on hand 95.40". */
export function entryText(drafts: readonly DraftWrite[]): string {
  return drafts
    .flatMap(({ draft }) => draft.entries)
    .map((entry) =>
      entry.lines
        .map(({ side, account, amount }) => {
          const name = NAMES.get(account) ?? 'of this mapping';
          return `${side === 'debit' ? 'Dr' : 'Cr'} ${account} ${name} ${formatMinor(amount, MYR)}`;
        })
        .join('\n'),
    )
    .join('\n\n');
}

/** A text of the table without its indentation. */
export function unindented(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** What a draft is, with the state in which it begins. */
export function becomesText(drafts: readonly DraftWrite[]): string {
  return drafts
    .map(({ draft }) => {
      if (draft.type === 'receipt' || draft.type === 'journal') return `${draft.state} ${draft.type}`;
      return draft.type === 'sales-order' ? `${draft.order} order` : draft.type;
    })
    .join(', ');
}

export function ownedText(drafts: readonly DraftWrite[]): readonly string[] {
  return drafts
    .flatMap(({ draft }) => draft.subledger)
    .map(
      ({ ledger, subject, movement, amount }) =>
        `${ledger} ${shownSubject(subject)} ${movement} ${formatMinor(amount, MYR)}`,
    );
}

export function writesOffText(drafts: readonly DraftWrite[]): readonly string[] {
  return drafts
    .flatMap(({ draft }) => ('writeOffs' in draft ? (draft.writeOffs ?? []) : []))
    .map(({ sku, quantity, account }) => `${quantity / 1000} ${sku} → ${account}`);
}

/** The shop's mapping with these rows on top. */
export function mappingWith(rows: readonly string[]): PostingRules['mapping'] {
  return resolveMappings([...SHOP_MAPPINGS, ...rows.map((row) => aMapping(readRow(row)))], MONDAY);
}

function readRow(text: string): MappingValue {
  const [what = '', value = ''] = text.split(' → ');
  if (what.startsWith('reason ') && (value === 'written-off' || value === 'back-to-stock')) {
    return { type: 'reason', key: what.slice('reason '.length), value };
  }
  if (what.startsWith('tax ') && value === 'payment') {
    const code = what.slice('tax '.length);
    const account = accountNumber('2100');
    return { type: 'tax', key: code, value: { booksTaxCode: code, account, taxPoint: value } };
  }
  const [row = '', detail] = what.split(': ');
  if (!isJournalRowId(row)) throw new TypeError(`"${text}" is no row of the table`);
  const [number = '', byDetail] = value.split(' by ');
  const account = accountNumber(number);
  if (detail !== undefined) {
    return { type: 'journal-detail', key: journalDetailKey(row, detail), value: account };
  }
  const details = byDetail === undefined ? 'off' : 'optional';
  return { type: 'journal-row', key: row, value: { account, branch: false, details } };
}
