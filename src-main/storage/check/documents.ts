import { sql } from 'kysely';
import { rowToDocument, textToDocument } from '../document-rows.ts';
import { hexOf, sha256 } from '../hashes.ts';
import { type CheckRules, Findings, type Read, rowsOf } from './findings.ts';

/** Documents whose rows are read together. */
const DOCUMENTS_AT_ONCE = 1_000;

/** Every document is, line by line and tender by tender, what its hash says; and so is every earlier version. */
export async function checkDocuments(read: Read, rules: CheckRules): Promise<string[]> {
  const findings = new Findings();
  let after = 0;
  for (;;) {
    const documents = await read
      .selectFrom('pos_document')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(DOCUMENTS_AT_ONCE)
      .execute();
    const last = documents.at(-1)?.id;
    if (last === undefined) break;
    const [lines, tenders] = [
      await partsOf(read, 'pos_line', after, last),
      await tendersOf(read, after, last),
    ];
    for (const row of documents) {
      const document = rowToDocument(row, lines.get(row.id) ?? [], tenders.get(row.id) ?? []);
      findings.expect(
        sha256(rules.canonicalText(document)) === hexOf(row.hash),
        () => `${row.kind} ${row.number} of ${row.business_date} is not what was imported.`,
      );
      for (const line of document.lines) {
        findings.expect(
          line.net + line.tax === line.total,
          () => `In ${row.kind} ${row.number}, net and tax of ${line.sku} are not its total.`,
        );
      }
    }
    after = last;
  }
  await checkVersions(read, rules, findings);
  return findings.problems;
}

async function partsOf(read: Read, table: 'pos_line', after: number, last: number) {
  const rows = await read
    .selectFrom(table)
    .selectAll()
    .where('document_id', '>', after)
    .where('document_id', '<=', last)
    .orderBy('document_id')
    .orderBy('ordinal')
    .execute();
  return Map.groupBy(rows, (row) => row.document_id);
}

async function tendersOf(read: Read, after: number, last: number) {
  const rows = await read
    .selectFrom('pos_tender')
    .selectAll()
    .where('document_id', '>', after)
    .where('document_id', '<=', last)
    .orderBy('document_id')
    .orderBy('ordinal')
    .execute();
  return Map.groupBy(rows, (row) => row.document_id);
}

async function checkVersions(read: Read, rules: CheckRules, findings: Findings): Promise<void> {
  const versions = sql<{ content: string; hash: Uint8Array; version: number }>`
    SELECT content, hash, version FROM pos_document_version ORDER BY document_id, version`;
  for await (const { content, hash, version } of rowsOf(read, versions)) {
    const document = textToDocument(content);
    findings.expect(
      sha256(rules.canonicalText(document)) === hexOf(hash),
      () => `Version ${version} of ${document.kind} ${document.number} is not what was imported.`,
    );
  }
}
