import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { expect, test } from 'vitest';
import type { Bridge } from '../../src-shared/ipc/bridge.ts';
import { builtFile } from '../hosts/electron/run-built.ts';

/** All that a sandboxed preload may require: https://www.electronjs.org/docs/latest/tutorial/sandbox */
const ALLOWED = new Set(['electron', 'events', 'timers', 'url', 'node:events', 'node:timers', 'node:url']);

type Hear = (event: unknown, ...message: unknown[]) => void;

/** Runs the built preload with what a sandbox has. */
function runPreload() {
  const exposed: Record<string, unknown> = {};
  const invoked: unknown[][] = [];
  const required: string[] = [];
  const heard = new Map<string, Set<Hear>>();
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, value: unknown) => (exposed[key] = value) },
    ipcRenderer: {
      invoke: async (...message: unknown[]) => {
        invoked.push(message);
        return { ok: true, value: 1 };
      },
      on: (channel: string, hear: Hear) => heard.set(channel, (heard.get(channel) ?? new Set()).add(hear)),
      off: (channel: string, hear: Hear) => heard.get(channel)?.delete(hear),
    },
  };
  const require = (id: string): unknown => {
    required.push(id);
    if (!ALLOWED.has(id)) throw new Error(`module not found: ${id}`);
    return electron;
  };
  const source = readFileSync(builtFile('preload/preload.cjs'), 'utf8');
  vm.runInNewContext(source, { require, exports: {}, module: { exports: {} } });
  return { exposed, invoked, required, heard, bridge: exposed['daybook'] as Bridge };
}

test('it runs with nothing but what a sandbox has, and gives the page three functions', () => {
  const { exposed, required, bridge } = runPreload();
  expect(required).toEqual(['electron']);
  expect(Object.keys(exposed)).toEqual(['daybook']);
  expect(Object.keys(bridge)).toEqual(['call', 'save', 'subscribe']);
});

test('what a page names travels as data, never as a channel of its own', async () => {
  const { bridge, invoked } = runPreload();
  await bridge.call('digests.list', { limit: 5 });
  await bridge.save('daybook:call', {});
  expect(invoked).toEqual([
    ['daybook:call', 'digests.list', { limit: 5 }],
    ['daybook:save', 'daybook:call', {}],
  ]);
});

test('a listener hears events without the event object of Electron, until it stops', () => {
  const { bridge, heard } = runPreload();
  const told: unknown[] = [];
  const stop = bridge.subscribe((...message: unknown[]) => told.push(message));
  const [hear] = heard.get('daybook:event') ?? [];
  hear?.({ sender: 'must not be seen' }, 'changed', { topics: ['digests'] });
  expect(told).toEqual([['changed', { topics: ['digests'] }]]);
  stop();
  expect(heard.get('daybook:event')?.size).toBe(0);
});

test('its source stays under 60 lines', () => {
  const source = new URL('../../src-main/hosts/electron/preload.ts', import.meta.url);
  expect(readFileSync(source, 'utf8').split('\n').length).toBeLessThan(60);
});
