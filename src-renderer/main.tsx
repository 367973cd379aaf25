import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createQueryClient, listen, useEngine, useHost, useTasks } from './bridge/index.ts';
import { startTexts } from './i18n/index.ts';
import { StartFailed } from './app/start-failed.tsx';
import { styleNonce } from './app/style-nonce.ts';

/** What the window must know before it can show anything: its language, its look, where the engine is. */
async function start(root: HTMLElement): Promise<void> {
  const reactRoot = createRoot(root);
  try {
    const info = await useHost.getState().read();
    const { locale } = info.settings;
    await startTexts(locale === null ? info.languages : [locale, ...info.languages]);
    useEngine.getState().set(info.engine);
  } catch (error) {
    await startTexts(navigator.languages);
    reactRoot.render(<StartFailed error={error} />);
    return;
  }
  const queries = createQueryClient();
  listen(queries);
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
