import type { RouteObject } from 'react-router';
import { AccountScreen } from '../features/books/account-screen.tsx';
import { InvoiceScreen } from '../features/books/invoice-screen.tsx';
import { InvoicesScreen } from '../features/books/invoices-screen.tsx';
import { TrialBalanceScreen } from '../features/books/trial-balance-screen.tsx';
import { AttentionScreen } from '../features/attention/attention-screen.tsx';
import { ConnectScreen } from '../features/connect/connect-screen.tsx';
import { DigestScreen } from '../features/digests/digest-screen.tsx';
import { DigestsScreen } from '../features/digests/digests-screen.tsx';
import { ImportScreen } from '../features/imports/import-screen.tsx';
import { ImportsScreen } from '../features/imports/imports-screen.tsx';
import { MappingsScreen } from '../features/mappings/mappings-screen.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { StreamSettingsScreen } from '../features/streams/stream-settings-screen.tsx';
import { StreamsScreen } from '../features/streams/streams-screen.tsx';
import { WelcomeScreen } from '../features/welcome/welcome-screen.tsx';
import { Home } from './home.tsx';
import { NotFound } from './not-found.tsx';
import { RouteError } from './route-error.tsx';
import { Shell } from './shell.tsx';

/** Every screen of the window. Tests walk this table: each must be reachable, legible and without fault. */
export const SCREENS = [
  { path: 'welcome', element: <WelcomeScreen /> },
  { path: 'attention', element: <AttentionScreen /> },
  { path: 'digests', element: <DigestsScreen /> },
  { path: 'digests/:id/:tab', element: <DigestScreen /> },
  { path: 'invoices', element: <InvoicesScreen /> },
  { path: 'invoices/:number', element: <InvoiceScreen /> },
  { path: 'trial-balance', element: <TrialBalanceScreen /> },
  { path: 'trial-balance/:account', element: <AccountScreen /> },
  { path: 'imports', element: <ImportsScreen /> },
  { path: 'imports/:id', element: <ImportScreen /> },
  { path: 'streams', element: <StreamsScreen /> },
  { path: 'streams/:name/settings', element: <StreamSettingsScreen /> },
  { path: 'streams/:name/mappings/:section', element: <MappingsScreen /> },
  { path: 'connect', element: <ConnectScreen /> },
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
