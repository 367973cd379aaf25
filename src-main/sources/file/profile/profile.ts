import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { ExpectedFailure } from '../../../../src-shared/model/index.ts';
import { contradictionsIn } from './contradictions.ts';
import { type ProfileContent, profileSchema } from './schema.ts';

/** How one sort of file is to be read, checked, with the hash that stands for its content. */
export interface FileProfile extends ProfileContent {
  readonly hash: string;
}

const MAX_PROFILE_BYTES = 256 * 1024;

/**
 * Reads a profile: a shipped one by its name, or any other by its path.
 * @param shippedFolder where `<name>.json` of the shipped profiles lie
 * @throws ExpectedFailure 'profile-not-found', or 'profile-invalid' with the JSON path of what is
 * wrong in `data.path` and what to write there in `data.problem`.
 */
export async function loadProfile(nameOrPath: string, shippedFolder: string): Promise<FileProfile> {
  const isName = /^[\w-]+$/u.test(nameOrPath);
  const path = isName ? join(shippedFolder, `${nameOrPath}.json`) : nameOrPath;
  const bytes = await readFile(path).catch(() => {
    throw new ExpectedFailure('profile-not-found', { where: path, data: { profile: nameOrPath } });
  });
  if (bytes.length > MAX_PROFILE_BYTES)
    throw invalid(path, '$', `a profile has at most ${MAX_PROFILE_BYTES} bytes`);
  return parseProfile(bytes.toString('utf8'), path);
}

/** The same for a text; `where` names the place in failures. */
export function parseProfile(text: string, where: string): FileProfile {
  const parsed = profileSchema.safeParse(parseJson(text, where));
  if (!parsed.success) throw invalidIssue(where, parsed.error);
  const [contradiction] = contradictionsIn(parsed.data);
  if (contradiction !== undefined) throw invalid(where, contradiction.path, contradiction.problem);
  // Of the checked content, not of the text: white space and the order of keys change nothing.
  const hash = createHash('sha256').update(JSON.stringify(parsed.data)).digest('hex');
  return { ...parsed.data, hash };
}

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw invalid(where, '$', `this is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

function invalidIssue(where: string, error: z.ZodError): ExpectedFailure {
  const [issue] = error.issues;
  const path = ['$', ...(issue?.path ?? []).map(String)].join('.');
  return invalid(where, path, issue?.message ?? 'not a profile');
}

function invalid(where: string, path: string, problem: string): ExpectedFailure {
  return new ExpectedFailure('profile-invalid', { where, data: { path, problem } });
}
