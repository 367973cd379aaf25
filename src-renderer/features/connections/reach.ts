import { isBooksAddress } from '../../../src-shared/model/index.ts';

/** How books over a network are reached, as it stands in the fields of a form. */
export interface Reach {
  readonly url: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

export type ReachField = keyof Reach;

/** What is wrong with a field: a key of the texts. */
export type ReachProblems = Partial<Record<ReachField, string>>;

export const NOTHING: Reach = { url: '', database: '', user: '', password: '' };

/**
 * What a person has to mend before anything is asked.
 * @param before how they are reached now; null: they are not connected yet, and nothing is kept of them
 */
export function problemsOf(reach: Reach, before: Omit<Reach, 'password'> | null): ReachProblems {
  const problems: { -readonly [Field in ReachField]?: string } = {};
  if (reach.url.trim() === '') problems.url = 'url.missing';
  else if (!isBooksAddress(reach.url.trim())) problems.url = 'url.wrong';
  if (reach.database.trim() === '') problems.database = 'database.missing';
  if (reach.user.trim() === '') problems.user = 'user.missing';
  if (reach.password === '') {
    if (before === null) problems.password = 'password.missing';
    // A password goes to another server only when a person means it.
    else if (originOf(before.url) !== originOf(reach.url)) problems.password = 'password.other-server';
  }
  return problems;
}

function originOf(url: string): string {
  return URL.canParse(url.trim()) ? new URL(url.trim()).origin : '';
}

/** For the engine; a password that is not typed stays as it is kept. */
export function inputOf({ url, database, user, password }: Reach) {
  return {
    url: url.trim(),
    database: database.trim(),
    user: user.trim(),
    ...(password === '' ? {} : { password }),
  };
}
