import type { QueryClient } from '@tanstack/react-query';
import type { HostResponse } from '../../src-shared/ipc/host.ts';
import { useEngine } from './engine.ts';
import { listen } from './events.ts';
import { useHost } from './host.ts';

/**
 * Begins to hear the host, and asks where things stand. In this order: an engine that becomes ready while
 * the answer is on its way tells it once, and a window that hears nothing yet would wait for ever.
 * @throws FailureError when it declines
 */
export async function meetHost(queries: QueryClient): Promise<HostResponse<'host.info'>> {
  listen(queries);
  const info = await useHost.getState().read();
  // At once: answers and events come in their order, and what comes next is newer than this.
  useEngine.getState().set(info.engine);
  return info;
}
