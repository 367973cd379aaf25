import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOMS } from './import-map.ts';
import { judgeImports, type SourceFile } from './judge-imports.ts';

const root = path.resolve(import.meta.dirname, '../..');

const files = globSync('src-*/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', { cwd: root })
  .map((file): SourceFile => ({
    path: file.replaceAll(path.sep, '/'),
    text: readFileSync(path.join(root, file), 'utf8'),
  }))
  .toSorted((a, b) => (a.path < b.path ? -1 : 1));

const offences = judgeImports(ROOMS, files);
for (const { path: file, line, what, why } of offences) {
  console.error(`${file}:${line} ${what}\n  ${why}`);
}
if (files.length === 0) {
  console.error(`No sources under ${root}: a check of nothing proves nothing.`);
  process.exitCode = 1;
} else if (offences.length > 0) {
  console.error(`Import map: ${offences.length} in ${files.length} files.`);
  process.exitCode = 1;
} else {
  console.log(`Import map: ${files.length} files keep to it.`);
}
