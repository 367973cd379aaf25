import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '../../../src-renderer/app/app.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { onTestFinished } from 'vitest';
import { render, type RenderResult } from 'vitest-browser-react';
import { theme } from '../../../src-renderer/app/theme.ts';
import {
  createQueryClient,
  listen,
  setBridge,
  useEngine,
  useTasks,
} from '../../../src-renderer/bridge/index.ts';
import { startTexts } from '../../../src-renderer/i18n/index.ts';
import type { FakeBridge } from './fake-bridge.ts';

export interface ScreenOptions {
  readonly bridge: FakeBridge;
  /** Where the window is, with its search: '/digests?stream=Bangsar'. */
  readonly path?: string;
  /** The screen's pattern in the route table: '/digests/:id/:tab'. Without it the screen is everywhere. */
  readonly route?: string;
  readonly scheme?: 'light' | 'dark';
}

export interface RenderedScreen {
  readonly screen: RenderResult;
  /** Where the window is now, with its search. */
  readonly at: () => string;
  /** Goes there as a link would. */
  readonly go: (path: string) => Promise<void>;
}

/** A screen as the window shows it: its theme, its texts, its router, and an engine that a test plays. */
export async function renderScreen(element: ReactNode, options: ScreenOptions): Promise<RenderedScreen> {
  const { bridge, path = '/', route = '*', scheme = 'light' } = options;
  await startTexts(['en']);
  setBridge(bridge);
  useTasks.setState({ byId: {} });
  useEngine.setState({ state: 'ready', failure: null });
  const queries = createQueryClient();
  const stop = listen(queries);
  onTestFinished(() => {
    stop();
    queries.clear();
  });
  const elsewhere = route === '*' ? [] : [{ path: '*', element: <h1>Elsewhere</h1> }];
  const router = createMemoryRouter([{ path: route, element }, ...elsewhere], { initialEntries: [path] });
  const screen = await render(
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <QueryClientProvider client={queries}>
        <ModalsProvider>
          <Notifications />
          <main style={{ padding: 16 }}>
            <RouterProvider router={router} />
          </main>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return {
    screen,
    at: () => router.state.location.pathname + router.state.location.search,
    go: async (to) => {
      await router.navigate(to);
    },
  };
}
