import { canonicalText } from '../../src-main/core/digest/canonical.ts';
import { digestAmount } from '../../src-main/core/digest/kinds.ts';
import type { ConsolidationRules } from '../../src-main/core/digest/classify.ts';
import { type Consolidation, consolidateDay } from '../../src-main/core/digest/consolidate.ts';
import { contactsOf } from '../../src-main/core/mapping/contact.ts';
import { defaultLocation, defaultMappings } from '../../src-main/core/mapping/defaults.ts';
import { type ResolvedMapping, resolveMappings } from '../../src-main/core/mapping/resolve.ts';
import { suggestPaymentMethod, suggestTax } from '../../src-main/core/mapping/suggest.ts';
import type { PostingRules } from '../../src-main/core/posting/rules.ts';
import { postRevision } from '../../src-main/core/posting/post-revision.ts';
import type { DayDocument, DayOnFile, PostingWrite } from '../../src-main/core/ports/index.ts';
import { sha256 } from '../../src-main/storage/hashes.ts';
import {
  type Mapping,
  type MappingValue,
  type PosDocument,
  type PosReference,
  digestId,
  documentId,
  streamId,
} from '../../src-shared/model/index.ts';
import { type BusinessDate, instant, zoneId } from '../../src-shared/time/index.ts';
import { MONDAY, MYR } from './builders.ts';

export const KUALA_LUMPUR = zoneId('Asia/Kuala_Lumpur');

/** A mapping row in force for ever, unless it says otherwise. */
export function aMapping(
  value: MappingValue,
  parts: Partial<Pick<Mapping, 'effectiveFrom' | 'origin'>> = {},
): Mapping {
  return {
    ...value,
    stream: streamId('str_test'),
    effectiveFrom: null,
    origin: 'default',
    setAt: instant(0),
    ...parts,
  };
}

/** The shop's mappings: the shipped defaults, two locations, the usual tenders, taxes and reasons. */
export const SHOP_MAPPINGS: readonly Mapping[] = [
  ...defaultMappings(),
  ...['KL', 'PJ'].map((id) => defaultLocation({ id, name: id }, KUALA_LUMPUR, 0)),
  ...['Cash', 'Card', 'Cheque', 'Gift card', 'Store credit'].map(suggestPaymentMethod),
  ...['SR6', 'SR10', 'ZR', 'EX'].map(suggestTax),
  { type: 'reason', key: 'Damaged', value: 'written-off' } as const,
  { type: 'reason', key: 'Changed mind', value: 'back-to-stock' } as const,
].map((value) => aMapping(value));

export const SHOP: ResolvedMapping = resolveMappings(SHOP_MAPPINGS, MONDAY);

/** What the shop posts by; everything that any mapping names is in its chart. */
export const POSTING: PostingRules = {
  account: 'sample:test',
  grouping: 'sku',
  style: 'invoice-per-digest',
  mapping: SHOP,
  chart: new Set(),
  autoProcess: false,
  contactOf: contactsOf({ account: 'sample:test', idAsCode: false, sha256 }),
};

export const RULES: ConsolidationRules = { startDate: null, currency: MYR, posting: POSTING };

/** A document as the ledger gives it to consolidation: not posted, kept out by nobody. */
export function onFile(document: PosDocument, parts: Partial<DayDocument> = {}): DayDocument {
  return {
    id: documentId(`doc/${document.kind}/${document.sourceId}`),
    document,
    hash: canonicalText(document),
    posting: null,
    excludedByPerson: null,
    ...parts,
  };
}

/** The document as it was posted in a revision, still as it was then. */
export function postedIn(
  revision: number,
  document: PosDocument,
  state: 'waiting' | 'posted' = 'posted',
): DayDocument {
  return onFile(document, {
    posting: { revision, hash: canonicalText(document), amount: digestAmount(document), state },
  });
}

export function aDay(
  documents: readonly (PosDocument | DayDocument)[],
  date: BusinessDate = MONDAY,
): DayOnFile {
  const files = documents.map((one) => ('document' in one ? one : onFile(one)));
  return {
    digest: digestId(`KL/${date}`),
    location: 'KL',
    date,
    postedRevisions: Math.max(0, ...files.map((file) => file.posting?.revision ?? 0)),
    documents: files,
    dirtyMark: 0,
  };
}

/** Consolidates a day of documents by the shop's rules. */
export function consolidated(
  documents: readonly (PosDocument | DayDocument)[],
  rules: Partial<ConsolidationRules> = {},
): Consolidation {
  return consolidateDay(aDay(documents), { ...RULES, ...rules });
}

/** What posting makes of a day's open revision; nothing when nothing waits. */
export function posted(
  documents: readonly (PosDocument | DayDocument)[],
  parts: Partial<PostingRules> = {},
): PostingWrite['drafts'] {
  const day = aDay(documents);
  const posting = { ...POSTING, ...parts };
  const { content } = consolidateDay(day, { ...RULES, posting });
  if (content === null) return [];
  return postRevision(
    {
      digest: day.digest,
      stream: streamId('str_test'),
      location: day.location,
      date: day.date,
      revision: day.postedRevisions + 1,
      content,
    },
    posting,
  );
}

/** What a document says it is about. */
export function about({ kind, sourceId }: PosDocument): PosReference {
  return { kind, sourceId };
}
