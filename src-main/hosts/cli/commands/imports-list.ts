import type { CommandSpec } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { allPages } from '../pages.ts';
import { importTable } from '../views/imports.ts';

/** Every file and day that was read. */
export const importsList: CommandSpec = {
  words: 'imports list',
  options: [OPTIONS.stream],
  access: 'read',
  async run(context) {
    const input = { stream: context.values.text('stream') };
    const imports = await allPages(context, 'imports.list', input, (page) => page.imports);
    return { document: { imports }, text: () => importTable(imports, context) };
  },
};
