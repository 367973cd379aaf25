import { addCounts, NO_COUNTS } from '../core/digest/counts.ts';
import { canonicalText } from '../core/digest/canonical.ts';
import { dayRulesOf } from '../core/mapping/day-rules.ts';
import type {
  CancelSignal,
  IncomingDocument,
  Services,
  Source,
  SourceBatch,
  SourceUnit,
} from '../core/ports/index.ts';
import type {
  Attention,
  ImportCounts,
  ImportId,
  ImportNotice,
  Mapping,
  Stream,
} from '../../src-shared/model/index.ts';
import { type BusinessDate, businessDateAt, type DayRule } from '../../src-shared/time/index.ts';
import { MappingNeeds } from './mapping-needs.ts';
import { rereadOf } from './reread.ts';
import { today } from './today.ts';

/** What a pull brought in. */
export interface PullResult {
  readonly documents: ImportCounts;
  readonly attention: readonly Attention[];
}

/** Which part of a stream is pulled. */
export interface PullRequest {
  readonly from: BusinessDate | null;
  readonly to: BusinessDate | null;
  /** Files picked by hand instead of the watched folder. */
  readonly files?: readonly string[];
  readonly signal: CancelSignal;
}

/**
 * Reads everything new of a stream into the ledger, unit by unit, oldest first. A unit whose content
 * is in already is not read; one that was interrupted is resumed. Stops between batches when asked.
 * @throws ExpectedFailure when the POS or the folder cannot be reached at all
 */
export async function pullStream(
  services: Services,
  stream: Stream,
  request: PullRequest,
): Promise<PullResult> {
  const { ledger, clock } = services;
  const mappings = await ledger.mappings.list(stream.id);
  const rulesOf = rulesByLocation(mappings, stream);
  const source = await services.openSource({
    provider: stream.provider,
    connection: stream.connection,
    account: stream.account,
    timeZone: stream.settings.timeZone,
    ...(request.files === undefined ? {} : { files: request.files }),
    context: { currency: stream.currency, dayRules: rulesOf },
  });
  const day = today(clock, stream.settings.timeZone);
  const units = await source.units({
    from: request.from,
    to: request.to,
    today: day,
    ...(await rereadOf(services, stream, day)),
  });
  if (request.files === undefined) {
    await ledger.imports.abandonExcept(
      stream.id,
      units.map((unit) => unit.fingerprint),
    );
  }
  let documents = NO_COUNTS;
  const attention: Attention[] = [];
  const puller = { services, stream, source, rulesOf, needs: new MappingNeeds(stream, mappings), attention };
  for (const [index, unit] of units.entries()) {
    if (request.signal.aborted) break;
    services.onProgress({
      phase: 'pull',
      subject: unit.locator,
      done: index,
      total: units.length,
      unit: 'documents',
    });
    try {
      documents = addCounts(documents, await pullUnit(puller, unit, request.signal));
    } catch (error) {
      // Cancelled half-way: the import stays open and is resumed by the next sync.
      if (!request.signal.aborted) throw error;
    }
  }
  return { documents, attention };
}

interface Puller {
  readonly services: Services;
  readonly stream: Stream;
  readonly source: Source;
  readonly rulesOf: (location: string) => readonly DayRule[];
  readonly needs: MappingNeeds;
  readonly attention: Attention[];
}

async function pullUnit(puller: Puller, unit: SourceUnit, signal: CancelSignal): Promise<ImportCounts> {
  const { services, stream, source, needs, attention } = puller;
  const { imports, mappings } = services.ledger;
  const begun = await imports.begin(stream.id, unit);
  if (begun.kind === 'already') {
    const { counts, id } = begun.summary;
    noteRejected(attention, stream, id, unit, counts.rejected);
    const known = counts.new + counts.changed + counts.unchanged;
    return { ...NO_COUNTS, unchanged: known, rejected: counts.rejected };
  }
  const notices: ImportNotice[] = [];
  for await (const batch of source.read(unit, signal)) {
    notices.push(...batch.notices);
    await imports.write(begun.id, {
      documents: incoming(puller, batch),
      rejections: batch.rejections,
      raw: batch.raw,
    });
    services.onProgress({
      phase: 'pull',
      subject: unit.locator,
      done: batch.bytesRead,
      total: unit.size,
      unit: 'bytes',
    });
    signal.throwIfAborted();
  }
  // Before the import becomes visible, so that no digest is built without its mappings.
  await needs.store(mappings, services.clock);
  const { counts, id } = await imports.complete(begun.id, notices);
  noteRejected(attention, stream, id, unit, counts.rejected);
  return counts;
}

function incoming(puller: Puller, batch: SourceBatch): readonly IncomingDocument[] {
  const { services, needs, rulesOf } = puller;
  return batch.documents.map(({ document, ordinal, line }) => {
    needs.see(document);
    const { date, rule } = businessDateAt(document.occurredAt, rulesOf(document.location));
    return {
      document,
      hash: services.sha256(canonicalText(document)),
      businessDate: date,
      rule,
      ordinal,
      line,
    };
  });
}

/** Day rules are asked for every document: looked up once per location. */
function rulesByLocation(
  mappings: readonly Mapping[],
  stream: Stream,
): (location: string) => readonly DayRule[] {
  const cache = new Map<string, readonly DayRule[]>();
  return (location) => {
    const cached = cache.get(location);
    if (cached !== undefined) return cached;
    const rules = dayRulesOf(mappings, location, stream.settings);
    cache.set(location, rules);
    return rules;
  };
}

function noteRejected(
  attention: Attention[],
  stream: Stream,
  id: ImportId,
  unit: SourceUnit,
  rows: number,
): void {
  if (rows > 0)
    attention.push({ kind: 'rejected', stream: stream.name, import: id, file: unit.locator, rows });
}
