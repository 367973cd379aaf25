import type {
  ChangeFact,
  ChangeFactKind,
  Failure,
  FailureCode,
  FailureData,
  ImportNotice,
  RejectionCode,
} from '../model/index.ts';
import { fillText, type TextData } from './template.ts';

/** What happened and what to do about it, in the person's language. */
export interface FailureWords {
  readonly cause: string;
  readonly cure: string;
}

/** The texts of one language that say what happened, with placeholders as in template.ts. */
export interface ExplainingTexts {
  readonly failures: Readonly<Record<FailureCode, FailureWords>>;
  readonly rejections: Readonly<Record<RejectionCode, string>>;
  readonly notices: Readonly<Record<ImportNotice['code'], string>>;
  /** What differs in a receipt; `between` stands between two facts of it. */
  readonly differences: Readonly<Record<ChangeFactKind | 'between', string>>;
  /** What the history names: `action.<action>`, `field.<field>` and `value.<field>.<value>`. */
  readonly audit: Readonly<Record<string, string>>;
}

/** A failure in words. */
export function explainFailure(failure: Failure, texts: Pick<ExplainingTexts, 'failures'>): FailureWords {
  const { cause, cure } = texts.failures[failure.code];
  const data: TextData = { where: failure.where, target: failure.cure.target, ...readable(failure.data) };
  return { cause: fillText(cause, data), cure: fillText(cure, data) };
}

/** Kinds and types of documents are written `gift-card-sold` everywhere but in a sentence. */
function readable(data: FailureData): FailureData {
  const words = Object.entries(data).map(([name, value]): [string, string | number] => [
    name,
    (name === 'kind' || name === 'type') && typeof value === 'string' ? value.replaceAll('-', ' ') : value,
  ]);
  return Object.fromEntries(words);
}

/** Why a row was not taken. */
export function explainRejection(code: RejectionCode, texts: Pick<ExplainingTexts, 'rejections'>): string {
  return texts.rejections[code];
}

/** A remark of an import in words. */
export function explainNotice(notice: ImportNotice, texts: Pick<ExplainingTexts, 'notices'>): string {
  return fillText(texts.notices[notice.code], notice.data);
}

/** What one side of a difference says, in words. */
export function explainFacts(
  facts: readonly ChangeFact[],
  { differences }: Pick<ExplainingTexts, 'differences'>,
): string {
  return facts.map(({ fact, data }) => fillText(differences[fact], readable(data))).join(differences.between);
}
