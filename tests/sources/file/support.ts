import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PosDocument, Rejection } from '../../../src-shared/model/index.ts';
import { type CurrencyCode, currencyCode } from '../../../src-shared/money/index.ts';
import { businessDate, zoneId } from '../../../src-shared/time/index.ts';
import type { Source, SourceBatch } from '../../../src-main/core/ports/source.ts';
import {
  type FileProfile,
  createFileSource,
  loadProfile,
  parseProfile,
} from '../../../src-main/sources/file/source.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
export const SHIPPED = join(ROOT, 'resources/file-profiles');
/** Lies beside the project where the team works, and nowhere else: tests of it are skipped without it. */
export const DATA = resolve(ROOT, '../shared/data');
export const HAS_DATA =
  existsSync(join(DATA, 'online-retail')) && existsSync(join(DATA, 'supermarket-sales.csv'));

export const EVERYTHING = { from: null, to: null, today: businessDate('2030-01-01') };
const RULES = [{ from: businessDate('2000-01-01'), zone: zoneId('Asia/Kuala_Lumpur'), cutOffMinutes: 0 }];
const LONG_AGO = 1_600_000_000;

export const shipped = (name: string): Promise<FileProfile> => loadProfile(name, SHIPPED);

/** A profile like a shipped one, with some parts otherwise. */
export async function profileLike(name: string, changes: Record<string, unknown>): Promise<FileProfile> {
  const { hash: _, ...content } = await shipped(name);
  return parseProfile(JSON.stringify({ ...content, ...changes }), 'test');
}

/** A folder that is gone after the test, with files that have settled. */
export async function folderWith(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, content);
    await utimes(path, LONG_AGO, LONG_AGO);
  }
  return folder;
}

export function sourceOf(folder: string, profile: FileProfile, currency: string | null = null): Source {
  return createFileSource({
    folder,
    profile,
    account: 'test-account',
    currency: currency === null ? null : (currencyCode(currency) as CurrencyCode),
    dayRules: () => (profile.constants.timeZone === undefined ? RULES : []),
  });
}

/** What reading a whole folder gave. */
export interface ReadResult {
  readonly batches: readonly SourceBatch[];
  readonly documents: readonly PosDocument[];
  readonly rejections: readonly Rejection[];
  readonly notices: SourceBatch['notices'];
  /** "line column code" of each rejection. */
  readonly codes: readonly string[];
}

export async function readSource(source: Source): Promise<ReadResult> {
  const batches: SourceBatch[] = [];
  for (const unit of await source.units(EVERYTHING)) {
    for await (const batch of source.read(unit, new AbortController().signal)) batches.push(batch);
  }
  const rejections = batches.flatMap((batch) => batch.rejections);
  return {
    batches,
    documents: batches.flatMap((batch) => batch.documents.map((placed) => placed.document)),
    rejections,
    notices: batches.flatMap((batch) => batch.notices),
    codes: rejections.map(({ line, column, code }) => `${line} ${column ?? '-'} ${code}`),
  };
}

/** Reads one file of this content. */
export async function readText(
  content: string | Uint8Array,
  profile: FileProfile,
  options: { readonly name?: string; readonly currency?: string } = {},
): Promise<ReadResult> {
  const folder = await folderWith({ [options.name ?? 'till.csv']: content });
  return readSource(sourceOf(folder, profile, options.currency ?? null));
}

export const idsOf = (result: ReadResult): string[] => result.documents.map((document) => document.sourceId);
export const nameOf = (path: string): string => basename(path);
