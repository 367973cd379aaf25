import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

function here(file: string): string {
  return path.join(import.meta.dirname, file);
}

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          electron: here('src-main/hosts/electron/main.ts'),
          loopback: here('src-main/hosts/loopback/main.ts'),
          engine: here('src-main/engine/process.ts'),
          cli: here('src-main/hosts/cli/main.ts'),
        },
        output: {
          entryFileNames: '[name].js',
          // Without a folder of their own: code finds the program two folders above itself, which must
          // be as true for out/main/<chunk>.js as it is for src-main/<room>/<file>.ts.
          chunkFileNames: '[name]-[hash].js',
        },
      },
      // Only `dependencies` stay outside. better-sqlite3 brings a native part; fflate declares a `require`
      // of its own beside the one that electron-vite adds, and hands its functions as text to workers.
      // Everything else is bundled.
      sourcemap: true,
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require next to nothing: it is one CommonJS file with all it needs.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: here('src-main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
      sourcemap: true,
    },
  },
  renderer: {
    root: here('src-renderer'),
    plugins: [react()],
    build: {
      outDir: here('out/renderer'),
      rolldownOptions: { input: here('src-renderer/index.html') },
      sourcemap: true,
      minify: true,
    },
  },
});
