import { readdir } from 'node:fs/promises';
import type { FileProfileSummary } from '../../../core/ports/source.ts';
import { columnsRead } from '../table/separator.ts';
import { type FileProfile, loadProfile } from './profile.ts';

/** All profiles in a folder of them, by name; the schema that lies beside them is none. */
export async function shippedProfiles(folder: string): Promise<readonly FileProfile[]> {
  const names = (await readdir(folder))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
  return Promise.all(names.map(async (name) => loadProfile(name, folder)));
}

/** A profile as a person chooses one. */
export function summaryOf(profile: FileProfile): FileProfileSummary {
  const columns = columnsRead(profile).flatMap(([name]) => name ?? []);
  return { name: profile.name, title: profile.title, columns: [...new Set(columns)] };
}
