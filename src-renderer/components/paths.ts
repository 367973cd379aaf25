/** Where things are in the window. Names of streams and numbers are free text, so they are encoded. */
export const paths = {
  home: '/',
  welcome: '/welcome',
  attention: '/attention',
  digests: '/digests',
  digest: (id: string, tab: DigestTab = 'summary') => `/digests/${encodeURIComponent(id)}/${tab}`,
  /** The digests of one stream. */
  streamDigests: (stream: string) => `/digests?${new URLSearchParams({ stream }).toString()}`,
  invoices: '/invoices',
  /** Numbers are unique in their books only: with several, the address says which. */
  invoice: (number: string, books?: string) => `/invoices/${encodeURIComponent(number)}${inBooks(books)}`,
  trialBalance: '/trial-balance',
  account: (number: string, books?: string) =>
    `/trial-balance/${encodeURIComponent(number)}${inBooks(books)}`,
  imports: '/imports',
  import: (id: string) => `/imports/${encodeURIComponent(id)}`,
  streams: '/streams',
  connect: '/connect',
  stream: (name: string) => `/streams/${encodeURIComponent(name)}/settings`,
  mappings: (name: string, section: MappingSection = 'locations') =>
    `/streams/${encodeURIComponent(name)}/mappings/${section}`,
  settings: '/settings',
} as const;

export const DIGEST_TABS = ['summary', 'items', 'orders', 'journal'] as const;
export type DigestTab = (typeof DIGEST_TABS)[number];

export const MAPPING_SECTIONS = ['locations', 'payments', 'accounts'] as const;
export type MappingSection = (typeof MAPPING_SECTIONS)[number];

/** The section of the editors that a type of mapping belongs to. */
export function sectionOf(type: string): MappingSection {
  if (type === 'location') return 'locations';
  return type === 'payment-method' ? 'payments' : 'accounts';
}

/** The part of an address that names the books; empty while there is only one set. */
function inBooks(books: string | undefined): string {
  return books === undefined ? '' : `?${new URLSearchParams({ books }).toString()}`;
}
