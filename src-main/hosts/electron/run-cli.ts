import { app } from 'electron';

/**
 * Runs the command line in this process and ends it with its exit code: shop computers have no Node,
 * and the packaged program refuses to be one. No window, no lock, no icon.
 */
export async function runCli(words: readonly string[]): Promise<void> {
  app.dock?.hide();
  // The command line reads its words behind two others, as Node would put them.
  process.argv = [process.execPath, '--cli', ...words];
  process.exitCode = 3;
  await import('../cli/main.ts');
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  app.exit(process.exitCode);
}

/** Pipes are written in the background on Windows, and `app.exit` waits for nothing. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || !stream.writable) resolve();
    else stream.write('', () => resolve());
  });
}
