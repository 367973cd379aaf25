import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './pack.ts';

const require = createRequire(import.meta.url);

interface Validator {
  readonly validateConfiguration: (config: unknown, log: unknown) => Promise<void>;
}

test('electron-builder knows every setting, also those of installers that only a release makes', async () => {
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js') as Validator;
  const { DebugLogger } = require('builder-util') as { DebugLogger: new (on: boolean) => object };
  const { load } = require('js-yaml') as { load: (text: string) => Record<string, unknown> };
  const config = load(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8'));
  await validateConfiguration(config, new DebugLogger(false));
  const wrong = { ...config, npmRebuilds: false };
  await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('npmRebuilds');
});

test('nothing is published, and a shop keeps its ledger when the program goes', () => {
  const text = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');
  expect(text).toMatch(/^publish: null$/mu);
  expect(text).toContain('deleteAppDataOnUninstall: false');
});
