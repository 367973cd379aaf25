import { createInterface } from 'node:readline/promises';
import { type Readable, Writable } from 'node:stream';

export interface PasswordPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Readable & { readonly isTTY?: boolean };
  /** Where the question is shown; what is typed is not. */
  readonly output: Writable;
}

/** DAYBOOK_PASSWORD, else what the person types at a terminal; null where there is neither. */
export async function readPassword(
  question: string,
  { env, input, output }: PasswordPlaces,
): Promise<string | null> {
  const given = env['DAYBOOK_PASSWORD'];
  if (given !== undefined && given !== '') return given;
  if (input.isTTY !== true) return null;
  output.write(question);
  // Readline repeats what is typed on its output: here it has one that shows nothing.
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: unseen, terminal: true });
  try {
    const typed = await terminal.question('');
    return typed === '' ? null : typed;
  } finally {
    terminal.close();
    output.write('\n');
  }
}
