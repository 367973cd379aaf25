import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Failure,
  FailureCode,
  FailureData,
  ImportNotice,
  RejectionCode,
} from '../../src-shared/model/index.ts';
import { type TextData, fillText } from './template.ts';

/** What happened and what to do about it, in the person's language. */
export interface FailureWords {
  readonly cause: string;
  readonly cure: string;
}

/** The texts of one language, with placeholders as in template.ts. */
export interface Texts {
  readonly failures: Readonly<Record<FailureCode, FailureWords>>;
  readonly rejections: Readonly<Record<RejectionCode, string>>;
  readonly notices: Readonly<Record<ImportNotice['code'], string>>;
  /** The command line's own texts by key. */
  readonly cli: Readonly<Record<string, string>>;
}

/**
 * Reads the locale files. They ship with the program and a test proves them complete, so they are
 * taken as they are.
 */
export function loadTexts(resources: string, language = 'en'): Texts {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(path.join(resources, 'locales', language, `${name}.json`), 'utf8'));
  return {
    failures: read('failures') as Texts['failures'],
    rejections: read('rejections') as Texts['rejections'],
    notices: read('notices') as Texts['notices'],
    cli: read('cli') as Texts['cli'],
  };
}

/** A failure in words. */
export function explainFailure(failure: Failure, texts: Texts): FailureWords {
  const { cause, cure } = texts.failures[failure.code];
  const data: TextData = { where: failure.where, target: failure.cure.target, ...readable(failure.data) };
  return { cause: fillText(cause, data), cure: fillText(cure, data) };
}

/** Kinds of documents are written `gift-card-sold` everywhere but in a sentence. */
function readable(data: FailureData): FailureData {
  const { kind } = data;
  return typeof kind === 'string' ? { ...data, kind: kind.replaceAll('-', ' ') } : data;
}

/** Why a row was not taken. */
export function explainRejection(code: RejectionCode, texts: Texts): string {
  return texts.rejections[code];
}

/** A remark of an import in words. */
export function explainNotice(notice: ImportNotice, texts: Texts): string {
  return fillText(texts.notices[notice.code], notice.data);
}
