import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hasFiles, SUITES } from '../support/suites.ts';
import { COMPLAINTS, type GuardEntry, isStanding, numberOf, patchOf, type StandingGuard } from './entries.ts';

/** What can be wrong with the list without running a test, each as a sentence; quick. */
export function problemsOf(root: string, entries: readonly GuardEntry[]): readonly string[] {
  const standing = entries.filter(isStanding);
  return [
    ...numberingProblems(entries),
    ...standing.flatMap((entry) =>
      [...patchProblems(root, entry), ...testProblems(root, entry)].map(
        (problem) => `${numberOf(entry)}: ${problem}`,
      ),
    ),
    ...strayPatches(root, standing),
  ];
}

function numberingProblems(entries: readonly GuardEntry[]): readonly string[] {
  const ids = entries.map(({ id }) => id);
  const wanted = Array.from({ length: COMPLAINTS }, (_, at) => at + 1);
  const missing = wanted.filter((id) => !ids.includes(id));
  const twice = wanted.filter((id) => ids.indexOf(id) !== ids.lastIndexOf(id));
  return [
    ...missing.map((id) => `Complaint ${id} is not in the list`),
    ...twice.map((id) => `Complaint ${id} is in the list more than once`),
  ];
}

function patchProblems(root: string, entry: StandingGuard): readonly string[] {
  const name = patchOf(entry);
  if (!entry.patch.startsWith(`${numberOf(entry)}-`) || !entry.patch.endsWith('.patch')) {
    return [`${entry.patch} is not called ${numberOf(entry)}-….patch`];
  }
  if (!existsSync(path.join(root, name))) return [`${name} is not there`];
  const changed = filesChangedBy(readFileSync(path.join(root, name), 'utf8'));
  const guarded = entry.guard.split(':')[0] ?? '';
  const { status, stderr } = spawnSync('git', ['apply', '--check', name], { cwd: root, encoding: 'utf8' });
  return [
    ...(changed.includes(guarded) ? [] : [`${name} does not change ${guarded}, where the guard is`]),
    ...changed
      .filter((file) => !/^(?:src-|resources\/)/u.test(file))
      .map((file) => `${name} changes ${file}: a guard is in the program, not beside it`),
    ...(status === 0 ? [] : [`${name} does not apply any more: ${stderr.trim()}`]),
  ];
}

function filesChangedBy(patch: string): readonly string[] {
  return [...patch.matchAll(/^\+\+\+ b\/(.+)$/gmu)].map(([, file]) => file ?? '');
}

function testProblems(root: string, { tests, turnsRed }: StandingGuard): readonly string[] {
  return tests.flatMap((file) => {
    if (!existsSync(path.join(root, file))) return [`${file} is not there`];
    const [unit] = SUITES;
    if (!hasFiles(unit, root, [file])) return [`${file} is not one of the unit tests, which are quick`];
    return namesTest(root, file, turnsRed) ? [] : [`no test in ${file} is called "… ${turnsRed} …"`];
  });
}

/** Whether a name is written in a test file, or in a table that it takes its cases from. */
function namesTest(root: string, file: string, name: string): boolean {
  const text = readFileSync(path.join(root, file), 'utf8');
  const tables = [...text.matchAll(/from '(\.\/[^']+)'/gu)].map(([, table]) =>
    readFileSync(path.join(root, path.dirname(file), table ?? ''), 'utf8'),
  );
  return [text, ...tables].some((written) => written.includes(name));
}

function strayPatches(root: string, entries: readonly StandingGuard[]): readonly string[] {
  const used = new Set(entries.map(({ patch }) => patch));
  return readdirSync(path.join(root, 'tests/guards'))
    .filter((file) => file.endsWith('.patch') && !used.has(file))
    .map((file) => `No entry uses ${file}`);
}
