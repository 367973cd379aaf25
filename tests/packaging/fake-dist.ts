import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

// What electron-builder packs Daybook into, for machines that have no Electron: the files that it looks
// for, with nothing in them but what it changes.

export type Target = 'linux' | 'win' | 'mac';

/** Electron's switches as they lie in its binary: a mark, a version, how many, and each as a digit. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = '10011001';
const WIRE = Buffer.concat([
  Buffer.from(FUSE_MARK),
  Buffer.from([1, FUSES.length]),
  Buffer.from(FUSES),
  Buffer.alloc(8),
]);

const require = createRequire(import.meta.url);

/** Makes the unpacked Electron of a platform in a folder. */
export function makeFakeDist(target: Target, folder: string): void {
  switch (target) {
    case 'linux':
      return makeLinux(folder);
    case 'win':
      return makeWindows(folder);
    case 'mac':
      return makeMac(path.join(folder, 'Electron.app', 'Contents'));
  }
}

/** The fuses of a binary in their order, or null where it has none. */
export function readFuses(file: string): string | null {
  const binary = readFileSync(file);
  const at = binary.indexOf(FUSE_MARK);
  if (at < 0) return null;
  const count = binary[at + FUSE_MARK.length + 1] ?? 0;
  const first = at + FUSE_MARK.length + 2;
  return binary.subarray(first, first + count).toString('latin1');
}

function put(folder: string, name: string, content: Buffer | string = name): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function putProgram(folder: string, name: string): void {
  chmodSync(put(folder, name, Buffer.concat([Buffer.from('fake'), WIRE])), 0o755);
}

function makeLinux(folder: string): void {
  putProgram(folder, 'electron');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox']) put(folder, name);
  for (const name of ['locales/en-US.pak', 'locales/de.pak']) put(folder, name);
}

/** The icon, the version and the archive's hash are written into its resources: it must be a real one. */
function makeWindows(folder: string): void {
  const winstaller = path.dirname(require.resolve('electron-winstaller/package.json'));
  const exe = NtExecutable.from(readFileSync(path.join(winstaller, 'vendor', 'StubExecutable.exe')));
  const resources = NtExecutableResource.from(exe);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'fake', ProductName: 'fake' });
  version.outputToResourceEntries(resources.entries);
  // What comes after its sections is lost when it is written anew; a resource is not.
  const bin = new Uint8Array(WIRE).buffer;
  resources.entries.push({ type: 10, id: 'FUSES', lang: 1033, codepage: 1200, bin });
  resources.outputResource(exe);
  put(folder, 'electron.exe', Buffer.from(exe.generate()));
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'ffmpeg.dll',
    'icudtl.dat',
    'resources.pak',
  ])
    put(folder, name);
  for (const name of ['locales/en-US.pak', 'locales/de.pak']) put(folder, name);
}

function makeMac(contents: string): void {
  makeBundle(contents, 'Electron');
  for (const kind of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
    const name = `Electron Helper${kind}`;
    makeBundle(path.join(contents, 'Frameworks', `${name}.app`, 'Contents'), name);
  }
  const framework = path.join(contents, 'Frameworks', 'Electron Framework.framework');
  putProgram(framework, 'Electron Framework');
  for (const language of ['en', 'de']) {
    put(framework, `Versions/A/Resources/${language}.lproj/locale.pak`);
    put(contents, `Resources/${language}.lproj/locale.pak`);
  }
  put(contents, 'Resources/electron.icns');
}

function makeBundle(contents: string, name: string): void {
  const entries = {
    CFBundleExecutable: name,
    CFBundleName: name,
    CFBundleIdentifier: 'fake',
    CFBundleIconFile: 'electron.icns',
  };
  const dict = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  const plist = `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${dict.join('')}</dict></plist>`;
  put(contents, 'Info.plist', plist);
  chmodSync(put(path.join(contents, 'MacOS'), name, 'fake'), 0o755);
}
