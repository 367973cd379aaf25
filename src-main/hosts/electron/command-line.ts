import { BACKGROUND_FLAG } from './start-at-login.ts';

/** How this process was asked to run. */
export type Asked =
  | {
      readonly mode: 'window';
      /** The ledger that was named, as it was written; null: the usual one. */
      readonly ledger: string | null;
      /** Started with the computer: without showing a window. */
      readonly background: boolean;
    }
  /** The command line's own words follow `--cli`. */
  | { readonly mode: 'cli'; readonly words: readonly string[] }
  | { readonly mode: 'self-test' };

/**
 * Reads a command line. Whatever is not ours belongs to Chromium and is left alone.
 * @param argv without the program, and without its folder where it is not packaged
 */
export function readCommandLine(argv: readonly string[]): Asked {
  const cli = argv.indexOf('--cli');
  if (cli >= 0) return { mode: 'cli', words: argv.slice(cli + 1) };
  if (argv.includes('--self-test')) return { mode: 'self-test' };
  return {
    mode: 'window',
    ledger: valueOf(argv, '--ledger'),
    background: argv.includes(BACKGROUND_FLAG),
  };
}

/** `--name value` or `--name=value`. */
function valueOf(argv: readonly string[], name: string): string | null {
  const at = argv.indexOf(name);
  if (at >= 0) return argv[at + 1] ?? null;
  return argv.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
