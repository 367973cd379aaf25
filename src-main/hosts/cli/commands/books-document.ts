import type { InvoiceView } from '../../../../src-shared/ipc/contract.ts';
import type { CommandSpec, Context } from '../command.ts';
import { OPTIONS } from '../options.ts';
import { printable, renderTable } from '../render.ts';
import { journalTable } from '../views/journal.ts';
import { documentAsked } from './asked.ts';

/** The sentence of each event of a document. */
const EVENT_TEXTS: ReadonlyMap<string, string> = new Map([
  ['posted', 'document.posted'],
  ['sent', 'document.sent'],
  ['recorded', 'document.recorded'],
  ['refused', 'document.refused'],
  ['held', 'document.held'],
  ['unanswered', 'document.unanswered'],
  ['order-grew', 'document.order-grew'],
  ['order-processed', 'document.order-processed'],
  ['order-delivered-in-part', 'document.order-delivered-in-part'],
  ['order-closed', 'document.order-closed'],
  ['order-reopened', 'document.order-reopened'],
  ['receipt-activated', 'document.receipt-activated'],
  ['journal-made-normal', 'document.journal-made-normal'],
  ['count-confirmed', 'document.count-confirmed'],
  ['reversed', 'document.reversed'],
  ['posting-undone', 'document.posting-undone'],
  ['posting-brought-back', 'document.posting-brought-back'],
]);

/** One invoice or other document with its lines, payments, entries and history. */
export const booksDocument: CommandSpec = {
  words: 'books document',
  arguments: [{ name: 'DOCUMENT' }],
  options: [OPTIONS.books],
  access: 'read',
  async run(context) {
    const { document } = await context.ask('books.document', documentAsked(context));
    return { document: { document }, text: () => documentText(document, context) };
  },
};

function documentText(document: InvoiceView, context: Context): string {
  const { say } = context;
  const { number, type, date, location, contact, total, currency } = document;
  const head = say('document.title', { number, type, date, location, contact, total, currency });
  const parts = [
    `${printable(head)}\n`,
    ...(document.lines.length === 0 ? [] : [linesTable(document, context)]),
    ...(document.payments.length === 0 ? [] : [paymentsTable(document, context)]),
    journalTable(document.entries, context),
    historyTable(document, context),
  ];
  return parts.join('\n');
}

function linesTable({ lines }: InvoiceView, { say, columns }: Context): string {
  const spec = [
    { header: say('column.sku'), flexible: true },
    { header: say('column.name'), flexible: true },
    { header: say('column.quantity'), align: 'right' },
    { header: say('column.net'), align: 'right' },
    { header: say('column.tax'), align: 'right' },
    { header: say('column.amount'), align: 'right' },
  ] as const;
  const rows = lines.map((line) => [
    line.sku ?? '',
    line.description,
    line.quantity,
    line.net,
    line.tax,
    line.total,
  ]);
  return renderTable(spec, rows, columns);
}

function paymentsTable({ payments }: InvoiceView, { say, columns }: Context): string {
  const spec = [
    { header: say('column.tender'), flexible: true },
    { header: say('column.account') },
    { header: say('column.name'), flexible: true },
    { header: say('column.amount'), align: 'right' },
  ] as const;
  const rows = payments.map((line) => [line.method, line.account, line.accountName, line.amount]);
  return renderTable(spec, rows, columns);
}

/** Each event as a sentence; an action that has none yet stands by its name. */
function historyTable({ history }: InvoiceView, { say, columns }: Context): string {
  const spec = [{ header: say('column.at') }, { header: say('column.event'), flexible: true }] as const;
  const rows = history.map(({ at, event, detail }) => {
    const text = EVENT_TEXTS.get(event);
    return [at, text === undefined ? event : say(text, { detail })];
  });
  return renderTable(spec, rows, columns);
}
