import type { RouteObject } from 'react-router';
import { AccountScreen } from '../features/books/account-screen.tsx';
import { InvoiceScreen } from '../features/books/invoice-screen.tsx';
import { InvoicesScreen } from '../features/books/invoices-screen.tsx';
import { JournalsScreen } from '../features/books/journals-screen.tsx';
import { OrdersScreen } from '../features/books/orders-screen.tsx';
import { PeriodsScreen } from '../features/books/periods-screen.tsx';
import { ReceiptsScreen } from '../features/books/receipts-screen.tsx';
import { TrialBalanceScreen } from '../features/books/trial-balance-screen.tsx';
import { AttentionScreen } from '../features/attention/attention-screen.tsx';
import { ConnectionsScreen } from '../features/connections/connections-screen.tsx';
import { CompletenessScreen } from '../features/completeness/completeness-screen.tsx';
import { ConnectScreen } from '../features/connect/connect-screen.tsx';
import { CustomerScreen } from '../features/customers/customer-screen.tsx';
import { CustomersScreen } from '../features/customers/customers-screen.tsx';
import { DigestScreen } from '../features/digests/digest-screen.tsx';
import { DigestsScreen } from '../features/digests/digests-screen.tsx';
import { FindReceiptScreen } from '../features/explain/find-receipt-screen.tsx';
import { LinesScreen } from '../features/explain/lines-screen.tsx';
import { ReceiptScreen } from '../features/explain/receipt-screen.tsx';
import { HistoryScreen } from '../features/history/history-screen.tsx';
import { ImportScreen } from '../features/imports/import-screen.tsx';
import { ImportsScreen } from '../features/imports/imports-screen.tsx';
import { MappingsScreen } from '../features/mappings/mappings-screen.tsx';
import { OpenItemsScreen } from '../features/reports/open-items-screen.tsx';
import { ReceivablesScreen } from '../features/reports/receivables-screen.tsx';
import { RollForwardScreen } from '../features/reports/roll-forward-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { CountSheetScreen } from '../features/stock/count-sheet-screen.tsx';
import { CountScreen } from '../features/stock/count-screen.tsx';
import { CountsScreen } from '../features/stock/counts-screen.tsx';
import { StockScreen } from '../features/stock/stock-screen.tsx';
import { StreamSettingsScreen } from '../features/streams/stream-settings-screen.tsx';
import { StreamsScreen } from '../features/streams/streams-screen.tsx';
import { SyncStatusScreen } from '../features/sync-status/sync-status-screen.tsx';
import { WelcomeScreen } from '../features/welcome/welcome-screen.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

/** Every screen of the window. Tests walk this table: each must be reachable, legible and without fault. */
export const SCREENS = [
  { path: 'welcome', element: <WelcomeScreen /> },
  { path: 'attention', element: <AttentionScreen /> },
  { path: 'status', element: <SyncStatusScreen /> },
  { path: 'digests', element: <DigestsScreen /> },
  { path: 'digests/:id/:tab', element: <DigestScreen /> },
  { path: 'invoices', element: <InvoicesScreen /> },
  { path: 'invoices/:number', element: <InvoiceScreen /> },
  { path: 'orders', element: <OrdersScreen /> },
  { path: 'receipts', element: <ReceiptsScreen /> },
  { path: 'journals', element: <JournalsScreen /> },
  { path: 'customers', element: <CustomersScreen /> },
  { path: 'customers/:code', element: <CustomerScreen /> },
  { path: 'periods', element: <PeriodsScreen /> },
  { path: 'trial-balance', element: <TrialBalanceScreen /> },
  { path: 'trial-balance/:account', element: <AccountScreen /> },
  { path: 'stock', element: <StockScreen /> },
  { path: 'stock/count-sheet', element: <CountSheetScreen /> },
  { path: 'stock/counts', element: <CountsScreen /> },
  { path: 'stock/counts/:number', element: <CountScreen /> },
  { path: 'reports/roll-forwards', element: <RollForwardScreen /> },
  { path: 'reports/receivables', element: <ReceivablesScreen /> },
  { path: 'reports/receivables/:customer', element: <OpenItemsScreen /> },
  { path: 'explain', element: <FindReceiptScreen /> },
  { path: 'explain/lines/:document', element: <LinesScreen /> },
  { path: 'explain/receipts/:receipt', element: <ReceiptScreen /> },
  { path: 'imports', element: <ImportsScreen /> },
  { path: 'imports/:id', element: <ImportScreen /> },
  { path: 'streams', element: <StreamsScreen /> },
  { path: 'streams/:name/settings', element: <StreamSettingsScreen /> },
  { path: 'streams/:name/mappings/:section', element: <MappingsScreen /> },
  { path: 'books', element: <ConnectionsScreen /> },
  { path: 'connect', element: <ConnectScreen /> },
  { path: 'completeness', element: <CompletenessScreen /> },
  { path: 'history', element: <HistoryScreen /> },
  { path: 'settings', element: <SettingsScreen /> },
] as const satisfies readonly RouteObject[];

export const ROUTES: RouteObject[] = [
  {
    path: '/',
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <Home /> },
      ...SCREENS.map((screen) => ({ ...screen, errorElement: <RouteError /> })),
      { path: '*', element: <NotFound /> },
    ],
  },
];
