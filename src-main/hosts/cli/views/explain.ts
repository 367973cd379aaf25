import type { ExplainedReceiptView, ReceiptView, Responses } from '../../../../src-shared/ipc/contract.ts';
import type { Context } from '../command.ts';
import { printable, renderTable } from '../render.ts';

type View = Pick<Context, 'say' | 'columns'>;
type Explained = Omit<Responses['explain.line'], 'next'>;

/** Each line with the receipts that it is made of. */
export function explainedLinesText(explained: Explained, view: View): string {
  const { document, currency, lines, receipts, books } = explained;
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const title = view.say('explain.title', { ...document, books, currency });
  if (lines.length === 0) return `${printable(title)}\n\n${view.say('explain.no-lines')}\n`;
  const parts = lines.map((line) => `${lineHead(line, view)}\n\n${sharesTable(line, byId, view)}`);
  return `${printable(title)}\n\n${parts.join('\n')}`;
}

function lineHead(line: Explained['lines'][number], { say }: View): string {
  const { date, narration, account, accountName, memo, amount, exact } = line;
  const head = printable(say('explain.line', { date, narration, account, accountName, memo, amount }));
  return exact ? head : `${head}\n${say('explain.in-proportion')}`;
}

function sharesTable(
  { shares }: Explained['lines'][number],
  receipts: ReadonlyMap<string, ReceiptView>,
  { say, columns }: View,
): string {
  if (shares.length === 0) return `${say('explain.no-receipts')}\n`;
  const spec = [
    { header: say('column.number'), flexible: true },
    { header: say('column.kind') },
    { header: say('column.date') },
    { header: say('column.location'), flexible: true },
    { header: say('column.share'), align: 'right' },
  ] as const;
  const rows = shares.map(({ receipt: id, amount }) => {
    const receipt = receipts.get(id);
    return [receipt?.number ?? '', receipt?.kind ?? '', receipt?.date ?? '', receipt?.location ?? '', amount];
  });
  return renderTable(spec, rows, columns);
}

/** A receipt with its lines in the ledger. */
export function explainedReceiptText(explained: ExplainedReceiptView, { say, columns }: View): string {
  const { receipt, currency, lines } = explained;
  const { number, kind, date, location, total, state } = receipt;
  const title = printable(say('explain.receipt', { number, kind, date, location, total, currency, state }));
  if (lines.length === 0) return `${title}\n\n${say('explain.not-in-books')}\n`;
  const spec = [
    { header: say('column.document'), flexible: true },
    { header: say('column.date') },
    { header: say('column.account') },
    { header: say('column.name'), flexible: true },
    { header: say('column.memo'), flexible: true },
    { header: say('column.share'), align: 'right' },
    { header: say('column.of-line'), align: 'right' },
  ] as const;
  const rows = lines.map((line) => [
    line.document,
    line.date,
    line.account,
    line.accountName,
    line.memo,
    line.share,
    line.amount,
  ]);
  return `${title}\n\n${renderTable(spec, rows, columns)}`;
}
