import type { ImportView } from '../../../../src-shared/ipc/contract.ts';
import { explainNotice, explainRejection } from '../../../platform/index.ts';
import type { CommandSpec } from '../command.ts';
import { allPages } from '../pages.ts';
import { importDetail } from '../views/imports.ts';

/** One import with every row that was not taken, and why. */
export const importsShow: CommandSpec = {
  words: 'imports show',
  arguments: [{ name: 'IMPORT' }],
  access: 'read',
  async run(context) {
    const { texts, values } = context;
    let shown: ImportView | null = null;
    const rejected = await allPages(
      context,
      'imports.show',
      { id: values.argument('IMPORT') ?? '' },
      (page) => {
        shown = page.import;
        return page.rejections;
      },
    );
    const rejections = rejected.map((row) => ({ ...row, reason: explainRejection(row.code, texts) }));
    const view = withWords(shown, texts);
    return {
      document: { import: view, rejections },
      text: () => importDetail(view, rejections, context),
    };
  },
};

export type ExplainedImport = ReturnType<typeof withWords>;

function withWords(view: ImportView | null, texts: Parameters<typeof explainNotice>[1]) {
  if (view === null) throw new RangeError('An import was shown without its summary');
  const notices = view.notices.map((notice) => ({ ...notice, text: explainNotice(notice, texts) }));
  return { ...view, notices };
}
