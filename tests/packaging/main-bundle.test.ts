import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtFile, lastJson, runProgram } from '../hosts/electron/run-built.ts';

// The built main process under Node, with its engines as processes of their own.

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'daybook-electron-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the window', () => {
  test('opens on a new ledger, answers its page and nobody else, and ends with the ledger closed', async () => {
    const ended = await runProgram(builtFile('main/electron.js'), { home, scene: 'first-window.ts' });
    expect(ended.stderr).toBe('');
    const seen = lastJson(ended);
    expect(ended.code).toBe(0);
    expect(seen).toMatchObject({
      url: 'app://daybook/',
      preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
      schemes: ['app'],
      handled: ['daybook:call', 'daybook:save'],
      page: { status: 200 },
      outside: 404,
      info: {
        ok: true,
        value: { capabilities: { kind: 'electron', secrets: true }, languages: ['en-AU', 'ms'] },
      },
      ledger: { ok: true },
      unknown: { ok: false, failure: { code: 'unknown-channel' } },
      plainPath: { ok: false, failure: { code: 'place-unknown' } },
      saved: { ok: true, value: null },
      foreign: 'Error: This page may not speak to Daybook.',
      inner: 'Error: This page may not speak to Daybook.',
      engine: { entry: 'out/main/engine.js', options: { execArgv: ['--max-semi-space-size=16'] } },
      menus: 1,
      trays: 1,
      downloadPrevented: true,
    });
    expect(seen['events']).toContain('daybook:event engine');
    const ledger = path.join(home, 'data', 'daybook', 'ledger.daybook');
    expect(existsSync(ledger)).toBe(true);
    // A ledger that was closed has no log beside it.
    expect(existsSync(`${ledger}-wal`)).toBe(false);
    expect(existsSync(path.join(home, 'data', 'daybook', 'window', 'window-state.json'))).toBe(true);
  });

  test('a second Daybook on the same ledger says so in its window', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'daybook-electron-'));
    try {
      const ledger = path.join(home, 'shared.daybook');
      const ended = await runProgram(builtFile('main/electron.js'), {
        home: other,
        scene: 'second-daybook.ts',
        args: ['--ledger', ledger],
      });
      expect(lastJson(ended)).toMatchObject({
        engine: { state: 'stopped', failure: { code: 'ledger-locked' } },
        call: { ok: false, failure: { code: 'ledger-locked', cure: { action: 'close-other-daybook' } } },
      });
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

describe('the command line', () => {
  test('--cli answers as the command line does and ends with its code', async () => {
    const main = builtFile('main/electron.js');
    const listed = await runProgram(main, { home, args: ['--cli', 'books', 'list', '--json'] });
    expect(listed.stderr).toBe('');
    expect(listed.code).toBe(0);
    expect(lastJson(listed)).toHaveProperty('books');
    const wrong = await runProgram(main, { home, args: ['--cli', 'no-such', '--json'] });
    expect(lastJson(wrong)).toMatchObject({ error: { code: 'unknown-command' } });
    expect(wrong.code).not.toBe(0);
  });
});

describe('--self-test', () => {
  test('tries every part and ends with 0', async () => {
    const ended = await runProgram(builtFile('main/electron.js'), { home, args: ['--self-test'] });
    expect(lastJson(ended)).toMatchObject({
      ok: true,
      engine: { ok: true },
      nativeModule: { ok: true, detail: `${process.platform}-${process.arch}.node` },
      safeStorage: { ok: true },
      print: { ok: true },
      versions: { node: process.versions.node },
    });
    expect(ended.code).toBe(0);
  });

  test('says which part fails and ends with 1', async () => {
    const main = builtFile('main/electron.js');
    const ended = await runProgram(main, { home, args: ['--self-test'], scene: 'without-keys.ts' });
    expect(lastJson(ended)).toMatchObject({
      ok: false,
      engine: { ok: true },
      safeStorage: { ok: false, detail: 'no key store (basic_text)' },
    });
    expect(ended.code).toBe(1);
  });
});
