import { spawn } from 'node:child_process';

/**
 * Opens an address in the person's browser. Nothing comes of it where there is no browser: the address
 * is printed in any case.
 */
export function openBrowser(url: string, env: NodeJS.ProcessEnv = process.env): void {
  const command = commandFor(process.platform, env);
  if (command === null) return;
  const [program = '', ...words] = command;
  const child = spawn(program, [...words, url], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

/** Null on a Linux without a screen, where a browser would start inside the terminal. */
export function commandFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] | null {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (platform === 'darwin') return ['open'];
  const hasScreen = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasScreen ? ['xdg-open'] : null;
}
