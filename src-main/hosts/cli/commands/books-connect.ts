import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { usage } from '../usage.ts';

/** Opens or connects a set of books. */
export const booksConnect: CommandSpec = {
  words: 'books connect',
  arguments: [{ name: 'SYSTEM', optional: true }],
  options: [OPTIONS.system, OPTIONS.name, OPTIONS.currency, OPTIONS.url, OPTIONS.database, OPTIONS.user],
  access: 'write',
  async run(context) {
    const { ask, values, say, world } = context;
    const name = needed(context, 'name');
    const system = values.text('system') ?? values.argument('SYSTEM');
    if (system === undefined) throw missing(context, 'system');
    const url = values.text('url');
    const network = url === undefined ? {} : { url, ...(await overNetwork(context)) };
    const { books } = await ask('books.connect', {
      system,
      name,
      currency: values.text('currency')?.toUpperCase(),
      ...network,
    });
    const kept = url === undefined ? '' : `${say('books.password-kept', { file: world.passwordsFile })}\n`;
    return { document: { books }, text: () => `${say('books.connected', books)}\n${kept}` };
  },
};

/** What books over a network need; the password is never an argument. */
async function overNetwork(context: Context) {
  const { say, world } = context;
  const user = needed(context, 'user');
  const database = needed(context, 'database');
  const password = await world.password(say('books.password', { user }));
  if (password === null) throw usage(say('usage.password-needed'), 'DAYBOOK_PASSWORD', booksConnect);
  return { user, database, password };
}

function needed(context: Context, option: 'name' | 'user' | 'database'): string {
  const value = context.values.text(option);
  if (value === undefined) throw missing(context, option);
  return value;
}

function missing({ say }: Context, option: string): Error {
  return usage(say('usage.option-needed', { option: `--${option}` }), `--${option}`, booksConnect);
}
