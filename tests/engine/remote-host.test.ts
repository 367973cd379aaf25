import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remoteHost } from '../../src-main/engine/remote-host.ts';
import type { FromEngine } from '../../src-main/link/protocol.ts';
import { createLog, systemClock } from '../../src-main/platform/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-remote-host-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a secret that the engine was given or has given away is in no line of its log', async () => {
  // The log is there before the secret, as in an engine.
  const log = createLog({ folder, clock: systemClock({}) });
  const host = remoteHost({
    post: (message) => {
      const { id, call } = message as Extract<FromEngine, { readonly type: 'host-call' }>;
      const value = call.method === 'secrets.get' ? 'given-4711' : null;
      queueMicrotask(() => host.answered(id, { ok: true, value }));
    },
    onMessage: () => {},
  });
  expect(await host.port.secrets.get('till')).toBe('given-4711');
  await host.port.secrets.set('books', 'kept-4712');
  log.warn('defect', { problem: 'no answer to given-4711 from kept-4712' });
  expect(readFileSync(path.join(folder, 'daybook.log'), 'utf8')).not.toMatch(/471[12]/u);
});
