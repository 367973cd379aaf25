import { access, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure, UPLOAD_MARKER } from '../../src-shared/model/index.ts';
import type { FileProfileSummary, Source, SourceRequest } from '../core/ports/index.ts';
import { type FileProfile, loadProfile } from './file/profile/profile.ts';
import { shippedProfiles, summaryOf } from './file/profile/shipped.ts';
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
        since: connection.since ?? null,
        connecting: request.connecting,
        resources: path.join(resources, 'sample-store'),
      });
  }
}

/** The shipped file profiles, by name. */
export async function fileProfiles(resources: string): Promise<readonly FileProfileSummary[]> {
  return (await shippedProfiles(profileFolder(resources))).map(summaryOf);
}

async function openFileSource(request: SourceRequest, resources: string): Promise<Source> {
  const { connection, context, account, timeZone, files } = request;
  const shipped = profileFolder(resources);
  const profile = await loadProfile(connection.profile ?? DEFAULT_PROFILE, shipped);
  const folder = connection.folder ?? null;
  if (folder === null && files === undefined && account === null) {
    throw new ExpectedFailure('folder-missing', { where: '--folder', data: { folder: '' } });
  }
  const name = await folderName(folder);
  const accountOf = ({ name: profileName }: FileProfile): string => `file:${profileName}/${name}`;
  const mayGuess = connection.profile === undefined && account === null;
  const source = createFileSource({
    folder,
    ...(mayGuess ? { guess: { candidates: await shippedProfiles(shipped), accountOf } } : {}),
    connection,
    ...(files === undefined ? {} : { files }),
    profile,
    account: account ?? accountOf(profile),
    currency: context.currency,
    timeZone,
    dayRules: (location) => context.dayRules(location),
  });
  return folder !== null && (await wasUploaded(folder)) ? copied(source) : source;
}

/** A source that says of what it finds that it is a copy. */
function copied(source: Source): Source {
  return {
    ...source,
    discover: async () => ({ ...(await source.discover()), isCopy: true }),
    preview: async () => ({ ...(await source.preview()), isCopy: true }),
  };
}

/** Whether a browser sent this folder, or the one that it links to. */
async function wasUploaded(folder: string): Promise<boolean> {
  const real = await realpath(folder).catch(() => folder);
  return access(path.join(path.dirname(real), UPLOAD_MARKER)).then(
    () => true,
    () => false,
  );
}

function profileFolder(resources: string): string {
  return path.join(resources, 'file-profiles');
}

/** The folder's own name, not that of a link to it: one folder is one account. */
async function folderName(folder: string | null): Promise<string> {
  if (folder === null) return '';
  // A folder that is not there is refused by the source, with its place.
  return path.basename(await realpath(folder).catch(() => folder));
}
