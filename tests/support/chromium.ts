import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The browsers of the system that are taken when they are there: they start at once. */
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/**
 * Never those that @sparticuz/chromium proposes: they switch off what a browser defends a page with, and
 * the tests would prove nothing about it. The sandbox alone is out of reach for root, as CI is.
 */
const FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Playwright, and vitest through it, must be told to start the browser. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/**
 * The Chromium that tests drive: `DAYBOOK_CHROMIUM`, else the system's, else the one that came with
 * `npm install`. Playwright's own is a download that not every machine may make.
 */
export async function chromiumLaunch(env: NodeJS.ProcessEnv = process.env): Promise<ChromiumLaunch> {
  const asked = env['DAYBOOK_CHROMIUM'] ?? INSTALLED.find((file) => existsSync(file));
  if (asked !== undefined) return { executablePath: asked, args: [...FLAGS], env: definedIn(env) };
  const home = await unpackedChromium();
  return {
    executablePath: path.join(home, 'chromium'),
    args: [...FLAGS],
    env: { ...definedIn(env), ...surroundingsOf(home, env) },
  };
}

/** Unpacks the browser of the package, once for a machine and version; says where it is. */
async function unpackedChromium(): Promise<string> {
  const home = path.join(tmpdir(), `daybook-chromium-${packageVersion()}`);
  if (existsSync(home)) return home;
  // Two runs may unpack at a time. Each does so in a folder of its own, and the first one's stays.
  const fresh = mkdtempSync(path.join(tmpdir(), 'daybook-chromium-new-'));
  try {
    await unpackInto(fresh);
    writeFileSync(path.join(fresh, 'fonts.conf'), fontsConfiguration(home));
    renameSync(fresh, home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}

/** The package unpacks into the system's folder for such files, wherever that is at the moment. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(path.join(packageFolder(), 'bin/al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

/** A bare machine has neither fonts nor the libraries that Chromium wants: the package brings both. */
function surroundingsOf(home: string, env: NodeJS.ProcessEnv): Record<string, string> {
  const fonts = { FONTCONFIG_FILE: path.join(home, 'fonts.conf') };
  if (existsSync('/usr/lib/x86_64-linux-gnu/libnss3.so')) return fonts;
  const libraries = [env['LD_LIBRARY_PATH'], path.join(home, 'al2023/lib')].filter((folder) => folder);
  return { ...fonts, LD_LIBRARY_PATH: libraries.join(path.delimiter) };
}

function fontsConfiguration(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function packageFolder(): string {
  return path.resolve(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8'));
  return (manifest as { readonly version: string }).version;
}
