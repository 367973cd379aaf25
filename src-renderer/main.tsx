import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createQueryClient, meetHost, useTasks } from './bridge/index.ts';
import { startTexts } from './i18n/index.ts';
import { StartFailed } from './app/start-failed.tsx';
import { styleNonce } from './app/style-nonce.ts';

/** What the window must know before it can show anything: its language, its look, where the engine is. */
async function start(root: HTMLElement): Promise<void> {
  const reactRoot = createRoot(root);
  const queries = createQueryClient();
  try {
    const { settings, languages } = await meetHost(queries);
    const { locale } = settings;
    await startTexts(locale === null ? languages : [locale, ...languages]);
  } catch (error) {
    await startTexts(navigator.languages);
    reactRoot.render(<StartFailed error={error} />);
    return;
  }
  // Nothing waits for it: a window that opens beside running work shows it as soon as it is known.
  void useTasks
    .getState()
    .readAll()
    .catch(() => null);
  reactRoot.render(
    <StrictMode>
      <App queries={queries} />
    </StrictMode>,
  );
}

// Modal dialogs stop the page beneath from scrolling by a style of their own, which asks for it here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

const root = document.querySelector<HTMLElement>('#root');
if (root !== null) void start(root);
