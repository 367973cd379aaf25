import {
  type Icon,
  IconAlertTriangle,
  IconArrowsExchange,
  IconBooks,
  IconBox,
  IconCalendarStats,
  IconCash,
  IconChecklist,
  IconClipboardCheck,
  IconCloudUpload,
  IconDatabaseImport,
  IconFileInvoice,
  IconHistory,
  IconHourglass,
  IconNotebook,
  IconPlugConnected,
  IconReceipt,
  IconScale,
  IconSettings,
  IconShoppingCart,
  IconUsers,
} from '@tabler/icons-react';
import { paths } from '../components/index.ts';

/** One place to go to. */
export interface Place {
  readonly to: string;
  /** Of the texts: `navigation.<text>`. */
  readonly text: string;
  readonly icon: Icon;
}

/** The way around, by what people come for. */
export const GROUPS: readonly { readonly text: string; readonly places: readonly Place[] }[] = [
  {
    text: 'work',
    places: [
      { to: paths.digests, text: 'digests', icon: IconCalendarStats },
      { to: paths.attention, text: 'attention', icon: IconAlertTriangle },
      { to: paths.syncStatus, text: 'sync-status', icon: IconCloudUpload },
      { to: paths.completeness, text: 'completeness', icon: IconChecklist },
    ],
  },
  {
    text: 'books',
    places: [
      { to: paths.invoices, text: 'invoices', icon: IconFileInvoice },
      { to: paths.orders, text: 'orders', icon: IconShoppingCart },
      { to: paths.receipts, text: 'receipts', icon: IconCash },
      { to: paths.journals, text: 'journals', icon: IconNotebook },
      { to: paths.customers, text: 'customers', icon: IconUsers },
    ],
  },
  {
    text: 'stock',
    places: [
      { to: paths.stock, text: 'stock', icon: IconBox },
      { to: paths.stockCounts, text: 'counts', icon: IconClipboardCheck },
    ],
  },
  {
    text: 'reports',
    places: [
      { to: paths.trialBalance, text: 'trial-balance', icon: IconScale },
      { to: paths.rollForwards, text: 'roll-forwards', icon: IconArrowsExchange },
      { to: paths.receivables, text: 'receivables', icon: IconHourglass },
      { to: paths.findReceipt, text: 'explain', icon: IconReceipt },
    ],
  },
  {
    text: 'set-up',
    places: [
      { to: paths.imports, text: 'imports', icon: IconDatabaseImport },
      { to: paths.booksConnections, text: 'books', icon: IconBooks },
      { to: paths.streams, text: 'streams', icon: IconPlugConnected },
      { to: paths.history, text: 'history', icon: IconHistory },
      { to: paths.settings, text: 'settings', icon: IconSettings },
    ],
  },
];

/** Screens that are reached from another one belong to its place. */
const BELONGS: Readonly<Record<string, string>> = {
  [paths.periods]: paths.trialBalance,
  [paths.connect]: paths.streams,
};

/** The place that an address is in: the one that says most of it; null for none. */
export function placeOf(pathname: string): string | null {
  const own = GROUPS.flatMap(({ places }) => places.map(({ to }) => to));
  const holding = own.filter((to) => pathname === to || pathname.startsWith(`${to}/`));
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? BELONGS[pathname] ?? null;
}
