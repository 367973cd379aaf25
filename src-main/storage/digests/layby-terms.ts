import { sql } from 'kysely';
import type { Minor } from '../../../src-shared/money/index.ts';
import type { LaybyTerms, PosDocument } from '../../../src-shared/model/index.ts';
import type { LedgerDatabase } from '../database/seam.ts';
import type { StoredDocument } from '../documents.ts';

interface TermsRow {
  readonly number: string;
  readonly total: Minor;
  readonly taxes: string;
}

/**
 * Deposits on laybys, and what takes them back, with what their layby comes to: the tax of a code may be due
 * with them. What opened it may be of any day; deposits of a layby that nobody has told of stay as they are.
 */
export async function withLaybyTerms(
  read: LedgerDatabase['read'],
  stream: number,
  stored: readonly StoredDocument[],
): Promise<readonly StoredDocument[]> {
  const wanted = stored.flatMap(({ document }) => laybyOf(document) ?? []);
  if (wanted.length === 0) return stored;
  const { rows } = await sql<TermsRow>`
    SELECT wanted.value AS number, opened.total, (
      SELECT json_group_array(json_object('taxCode', tax_code, 'tax', tax)) FROM (
        SELECT tax_code, sum(tax) AS tax FROM pos_line WHERE document_id = opened.id
        GROUP BY tax_code ORDER BY tax_code)) AS taxes
    FROM json_each(${JSON.stringify([...new Set(wanted)])}) AS wanted
    CROSS JOIN pos_document AS opened ON opened.kind = 'layby-open' AND opened.stream_id = ${stream}
      AND coalesce(opened.details ->> '$.caseId', opened.reference_source_id, opened.source_id) = wanted.value
    WHERE NOT EXISTS (SELECT 1 FROM exclusion WHERE exclusion.document_id = opened.id)
    ORDER BY opened.id`.execute(read);
  const terms = new Map(
    rows.map(({ number, total, taxes }): [string, LaybyTerms] => [
      number,
      { total, taxes: JSON.parse(taxes) as LaybyTerms['taxes'] },
    ]),
  );
  return stored.map((one) => {
    const { document } = one;
    const layby = terms.get(laybyOf(document) ?? '');
    if (layby === undefined) return one;
    return { ...one, document: { ...document, details: { ...document.details, layby } } };
  });
}

/** The till's number of the layby that a deposit is for; null: it is no deposit on one. */
function laybyOf({ kind, reference, details, sourceId }: PosDocument): string | null {
  const deposits = kind === 'cancellation' ? reference?.kind : kind;
  return deposits === 'layby-deposit' ? (details.caseId ?? reference?.sourceId ?? sourceId) : null;
}
