/** Where things are in the window. Names of streams and numbers are free text, so they are encoded. */
export const paths = {
  home: '/',
  welcome: '/welcome',
  attention: '/attention',
  digests: '/digests',
  digest: (id: string, tab: DigestTab = 'summary') => `/digests/${encodeURIComponent(id)}/${tab}`,
  /** The digests of one stream. */
  streamDigests: (stream: string) => `/digests?${new URLSearchParams({ stream }).toString()}`,
  /** The digests of one day of a stream. */
  dayDigests: (stream: string, date: string) =>
    `/digests?${new URLSearchParams({ stream, from: date, to: date }).toString()}`,
  invoices: '/invoices',
  /** Numbers are unique in their books only: with several, the address says which. */
  invoice: (number: string, books?: string) => `/invoices/${encodeURIComponent(number)}${inBooks(books)}`,
  orders: '/orders',
  /** Receipts of the books: money taken that is no payment of an invoice. */
  receipts: '/receipts',
  journals: '/journals',
  customers: '/customers',
  customer: (code: string, books?: string) => `/customers/${encodeURIComponent(code)}${inBooks(books)}`,
  periods: '/periods',
  trialBalance: '/trial-balance',
  account: (number: string, books?: string) =>
    `/trial-balance/${encodeURIComponent(number)}${inBooks(books)}`,
  stock: '/stock',
  stockCounts: '/stock/counts',
  countSheet: '/stock/count-sheet',
  stockCount: (number: string, books?: string) =>
    `/stock/counts/${encodeURIComponent(number)}${inBooks(books)}`,
  rollForwards: '/reports/roll-forwards',
  receivables: '/reports/receivables',
  /** What is open of one customer, by their code. */
  receivable: (customer: string, books?: string) =>
    `/reports/receivables/${encodeURIComponent(customer)}${inBooks(books)}`,
  /** Finds a receipt by its number. */
  findReceipt: '/explain',
  /** From a receipt, by its document id, to its lines in the ledger. */
  explainReceipt: (id: string) => `/explain/receipts/${encodeURIComponent(id)}`,
  /** From lines of a document of the books down to the receipts that made them. */
  explainLines: (document: string, lines: LinesAsked = {}, books?: string) =>
    `/explain/lines/${encodeURIComponent(document)}${asked({ ...lines, books })}`,
  imports: '/imports',
  import: (id: string) => `/imports/${encodeURIComponent(id)}`,
  streams: '/streams',
  connect: '/connect',
  stream: (name: string) => `/streams/${encodeURIComponent(name)}/settings`,
  mappings: (name: string, section: MappingSection = 'locations') =>
    `/streams/${encodeURIComponent(name)}/mappings/${section}`,
  /** Which sets of books there are, and how they are reached. */
  booksConnections: '/books',
  /** Where every delivery stands. */
  syncStatus: '/status',
  /** What may be missing from the tills; of one stream; of one day of it. */
  completeness: '/completeness',
  completenessOfDay: (stream: string, date: string) =>
    `/completeness?${new URLSearchParams({ stream, from: date, to: date }).toString()}`,
  completenessOf: (stream: string) => `/completeness?${new URLSearchParams({ stream }).toString()}`,
  /** What was done; of one thing only, by its id. */
  history: '/history',
  historyOf: (subject: string) => `/history?${new URLSearchParams({ subject }).toString()}`,
  settings: '/settings',
} as const;

export const DIGEST_TABS = ['summary', 'items', 'orders', 'journal', 'changes'] as const;
export type DigestTab = (typeof DIGEST_TABS)[number];

export const MAPPING_SECTIONS = ['locations', 'payments', 'accounts', 'journal'] as const;
export type MappingSection = (typeof MAPPING_SECTIONS)[number];

/** The section of the editors that a type of mapping belongs to. */
export function sectionOf(type: string): MappingSection {
  if (type === 'location') return 'locations';
  if (type === 'journal-row' || type === 'journal-detail') return 'journal';
  return type === 'payment-method' ? 'payments' : 'accounts';
}

/** Which lines of a document: those of an account, or one of an entry; all where nothing is said. */
export interface LinesAsked {
  readonly account?: string;
  readonly entry?: string;
  /** Its place among the entry's lines, from 0. */
  readonly line?: number;
}

function asked(what: LinesAsked & { readonly books: string | undefined }): string {
  const { account, entry, line, books } = what;
  const params = new URLSearchParams();
  if (account !== undefined) params.set('account', account);
  if (entry !== undefined) params.set('entry', entry);
  if (line !== undefined) params.set('line', String(line));
  if (books !== undefined) params.set('books', books);
  return params.size === 0 ? '' : `?${params.toString()}`;
}

/** The part of an address that names the books; empty while there is only one set. */
function inBooks(books: string | undefined): string {
  return books === undefined ? '' : `?${new URLSearchParams({ books }).toString()}`;
}
