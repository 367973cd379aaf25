import i18next from 'i18next';
import type {
  AuditChange,
  ChangeFact,
  Failure,
  ImportNotice,
  RejectionCode,
} from '../../src-shared/model/index.ts';
import * as shared from '../../src-shared/text/index.ts';
import { FALLBACK_LANGUAGE, LANGUAGES } from './languages.ts';

function texts(): shared.ExplainingTexts {
  const language = LANGUAGES[i18next.language] ?? LANGUAGES[FALLBACK_LANGUAGE];
  if (language === undefined) throw new RangeError(`No texts of ${i18next.language}`);
  return language.explaining;
}

/** What happened and what to do about it. */
export function explainFailure(failure: Failure): shared.FailureWords {
  return shared.explainFailure(failure, texts());
}

/** Why a row of a file was not taken. */
export function explainRejection(code: RejectionCode): string {
  return shared.explainRejection(code, texts());
}

/** A remark of an import. */
export function explainNotice(notice: ImportNotice): string {
  return shared.explainNotice(notice, texts());
}

/** What one side of a difference says. */
export function explainFacts(facts: readonly ChangeFact[]): string {
  return shared.explainFacts(facts, texts());
}

/** What the history says in words. */
export const explainAudit = {
  action: (action: string): string => shared.explainAction(action, texts()),
  changes: (
    action: string,
    changes: readonly AuditChange[],
    writing: shared.AuditWriting,
  ): readonly shared.ExplainedChange[] => shared.explainChanges(action, changes, texts(), writing),
  line: (changes: readonly shared.ExplainedChange[]): string => shared.changesLine(changes, texts()),
  nothing: (): string => texts().audit['nothing'] ?? '',
};
