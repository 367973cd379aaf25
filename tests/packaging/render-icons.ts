import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunch } from '../support/chromium.ts';

// Draws the icons from their SVG sources. By hand, after a change of a source:
//   npx node tests/packaging/render-icons.ts
// electron-builder would make .ico and .icns itself, but with a program that it downloads.

const ICONS = path.resolve(import.meta.dirname, '../../resources/icons');

/** Source, what it becomes, and its side in pixels. */
const DRAWN = [
  ['icon.svg', 'icon.png', 512],
  ['icon.svg', 'icon-256.png', 256],
  ['tray.svg', 'tray.png', 16],
  ['tray.svg', 'tray@2x.png', 32],
  // macOS recognises images that it may colour by this name.
  ['tray-template.svg', 'trayTemplate.png', 16],
  ['tray-template.svg', 'trayTemplate@2x.png', 32],
] as const;

const ICO_SIDES = [16, 32, 48, 256];
/** The kind of an image in an .icns by its side. */
const ICNS_KINDS = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
] as const;

const { executablePath, args, env } = await chromiumLaunch();
const browser = await chromium.launch({ executablePath, args, env });
try {
  for (const [source, target, side] of DRAWN) {
    writeFileSync(path.join(ICONS, target), await draw(browser, source, side));
  }
  const forIco = await Promise.all(ICO_SIDES.map((side) => draw(browser, 'icon.svg', side)));
  writeFileSync(path.join(ICONS, 'icon.ico'), ico(forIco));
  const forIcns = await Promise.all(ICNS_KINDS.map(([, side]) => draw(browser, 'icon.svg', side)));
  writeFileSync(path.join(ICONS, 'icon.icns'), icns(forIcns));
} finally {
  await browser.close();
}

async function draw(browser: Browser, source: string, side: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const svg = readFileSync(path.join(ICONS, source), 'utf8');
  const style = `body{margin:0}svg{display:block;width:${side}px;height:${side}px}`;
  await page.setContent(`<style>${style}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** Windows' container: a directory of 16 bytes for each image, then the images. */
function ico(images: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, image] of images.entries()) {
    const entry = 6 + 16 * at;
    // 256 does not fit a byte and is written as 0.
    head.writeUInt8((ICO_SIDES[at] ?? 0) % 256, entry);
    head.writeUInt8((ICO_SIDES[at] ?? 0) % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += image.length;
  }
  return Buffer.concat([head, ...images]);
}

/** macOS' container: kind and length in front of each image. */
function icns(images: readonly Buffer[]): Buffer {
  const parts = images.map((image, at) => {
    const head = Buffer.alloc(8);
    head.write(ICNS_KINDS[at]?.[0] ?? '', 'latin1');
    head.writeUInt32BE(image.length + 8, 4);
    return Buffer.concat([head, image]);
  });
  const head = Buffer.from('icns\0\0\0\0', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((bytes, part) => bytes + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}
