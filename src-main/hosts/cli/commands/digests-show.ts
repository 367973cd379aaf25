import type { DigestDetail } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec } from '../command.ts';
import { allPages } from '../pages.ts';
import { digestDetail } from '../views/digest-detail.ts';
import { reasonView } from '../views/reason.ts';

/** One digest with everything in it. */
export const digestsShow: CommandSpec = {
  words: 'digests show',
  arguments: [{ name: 'DIGEST' }],
  access: 'read',
  async run(context) {
    const { ask, values, texts } = context;
    const id = values.argument('DIGEST') ?? '';
    let first: DigestDetail | null = null;
    const all = await allPages(context, 'digests.show', { id }, (page) => {
      first ??= page;
      return page.orders;
    });
    const orders = all.map((order) => ({
      ...order,
      reason: order.reason === null ? null : reasonView(order.reason, texts),
    }));
    const { next: _page, ...shown } = present(first);
    const journal = [...shown.journal];
    while (journal.length < shown.journalCount) {
      const more = await ask('digests.show', { id, limit: 1, journalFrom: journal.length });
      // A day that is undone meanwhile has less than it said.
      if (more.journal.length === 0) break;
      journal.push(...more.journal);
    }
    const detail = { ...shown, journal };
    return { document: { ...detail, orders }, text: () => digestDetail(detail, orders, context) };
  },
};

function present(detail: DigestDetail | null): DigestDetail {
  if (detail === null) throw new RangeError('A digest was shown without its detail');
  return detail;
}
