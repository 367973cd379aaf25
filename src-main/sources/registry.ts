import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../../src-shared/model/index.ts';
import type { Source, SourceRequest } from '../core/ports/index.ts';
import { loadProfile } from './file/profile/profile.ts';
import { createFileSource } from './file/source.ts';
import { createSampleSource } from './sample/source.ts';

const DEFAULT_PROFILE = 'daybook';
const DEFAULT_SEED = 1;

/**
 * Opens a POS account: one line per provider.
 * @throws ExpectedFailure folder-missing, profile-not-found, profile-invalid, bad-input
 */
export async function openSource(request: SourceRequest, resources: string): Promise<Source> {
  const { connection } = request;
  switch (request.provider) {
    case 'file':
      return openFileSource(request, resources);
    case 'sample':
      return createSampleSource({
        seed: connection.seed ?? DEFAULT_SEED,
        resources: path.join(resources, 'sample-store'),
      });
  }
}

async function openFileSource(request: SourceRequest, resources: string): Promise<Source> {
  const { connection, context, account, timeZone, files } = request;
  const profile = await loadProfile(
    connection.profile ?? DEFAULT_PROFILE,
    path.join(resources, 'file-profiles'),
  );
  const folder = connection.folder ?? null;
  if (folder === null && files === undefined && account === null) {
    throw new ExpectedFailure('folder-missing', { where: '--folder', data: { folder: '' } });
  }
  return createFileSource({
    folder,
    connection,
    ...(files === undefined ? {} : { files }),
    profile,
    account: account ?? `file:${profile.name}/${await folderName(folder)}`,
    currency: context.currency,
    timeZone,
    dayRules: (location) => context.dayRules(location),
  });
}

/** The folder's own name, not that of a link to it: one folder is one account. */
async function folderName(folder: string | null): Promise<string> {
  if (folder === null) return '';
  // A folder that is not there is refused by the source, with its place.
  return path.basename(await realpath(folder).catch(() => folder));
}
