import type { CommandSpec } from '../command.ts';
import { allPages } from '../pages.ts';
import { digestTable } from '../views/digest-table.ts';
import { DIGEST_FILTER_OPTIONS, digestFilter } from './digest-filter.ts';

/** The digests, one a location and day. */
export const digestsList: CommandSpec = {
  words: 'digests list',
  options: DIGEST_FILTER_OPTIONS,
  access: 'read',
  async run(context) {
    const filter = digestFilter(context.values);
    const digests = await allPages(context, 'digests.list', filter, (page) => page.digests);
    return { document: { digests }, text: () => digestTable(digests, context) };
  },
};
