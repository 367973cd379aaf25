import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Programs of other makers that some tests run, and the command that shows each is there. */
const COMMANDS = {
  hledger: 'hledger',
  beancount: 'bean-check',
  libreoffice: 'soffice',
  tryton: 'trytond',
} as const;

export type Tool = keyof typeof COMMANDS;

export interface RequiredTool {
  /** For `test.skipIf(!tool.available)`. */
  readonly available: boolean;
  /** The program's full path, or the bare name where it is missing. */
  readonly command: string;
}

/**
 * Looks for a program on the PATH. Where it is missing its tests are skipped, unless `DAYBOOK_REQUIRE`
 * (a list with commas) names it: there a skip would hide that nothing was proved.
 * @throws Error when the program is required and missing.
 */
export function requireTool(tool: Tool, env: NodeJS.ProcessEnv = process.env): RequiredTool {
  const name = COMMANDS[tool];
  const command = (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
  if (command === undefined && requiredTools(env).includes(tool)) {
    throw new Error(`DAYBOOK_REQUIRE names ${tool}, but there is no "${name}" on the PATH`);
  }
  return { available: command !== undefined, command: command ?? name };
}

function requiredTools(env: NodeJS.ProcessEnv): string[] {
  return (env['DAYBOOK_REQUIRE'] ?? '').split(',').map((name) => name.trim());
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
