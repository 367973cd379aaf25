import { MantineProvider, mergeThemeOverrides, Notification } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { createHashRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { hostColorScheme } from './color-scheme.ts';
import { useTexts } from '../i18n/index.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { ROUTES } from './routes.tsx';
import { styleNonce } from './style-nonce.ts';
import { theme } from './theme.ts';

/** The window. Routes are in the hash, so that the same page works from a file server and from a program. */
export function App({ queries }: { readonly queries: QueryClient }) {
  const [router] = useState(() => createHashRouter(ROUTES));
  const [scheme] = useState(hostColorScheme);
  const say = useTexts('app');
  const speaking = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          Notification: Notification.extend({
            defaultProps: { closeButtonProps: { 'aria-label': say('notification.close') } },
          }),
        },
      }),
    [say],
  );
  return (
    <MantineProvider
      theme={speaking}
      defaultColorScheme="auto"
      colorSchemeManager={scheme}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <ErrorBoundary>
          <ModalsProvider>
            <Notifications position="bottom-right" limit={3} containerWidth={360} />
            <RouterProvider router={router} />
          </ModalsProvider>
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}
