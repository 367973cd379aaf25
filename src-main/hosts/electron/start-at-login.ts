import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'electron';

/** Said to a Daybook that starts with the computer: it waits in the tray. */
export const BACKGROUND_FLAG = '--background';

/** What starting with the computer depends on. */
export interface LoginParts {
  readonly app: Pick<App, 'setLoginItemSettings'>;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly program: string;
}

/** Starts Daybook with the person's session, or no longer. */
export function setStartAtLogin(on: boolean, parts: LoginParts): void {
  if (parts.platform === 'linux') setAutostart(on, parts);
  else parts.app.setLoginItemSettings({ openAtLogin: on, args: [BACKGROUND_FLAG] });
}

/** Electron has no answer for Linux; every desktop there reads this folder. */
function setAutostart(on: boolean, { env, home, program }: LoginParts): void {
  const folder = path.join(env['XDG_CONFIG_HOME'] ?? path.join(home, '.config'), 'autostart');
  const file = path.join(folder, 'daybook.desktop');
  if (!on) {
    rmSync(file, { force: true });
    return;
  }
  // An AppImage runs from a place that is gone after it; this names the file that the person has.
  const command = quoted(env['APPIMAGE'] ?? program);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `[Desktop Entry]\nType=Application\nName=Daybook\nExec=${command} ${BACKGROUND_FLAG}\nTerminal=false\n`,
  );
}

/** As the desktop entry specification wants it: quoted, its special characters escaped, % doubled. */
function quoted(text: string): string {
  const inner = text.replaceAll(/["`$\\]/gu, String.raw`\$&`).replaceAll('%', '%%');
  // The value is unescaped once as a string before it is read as a command.
  return `"${inner.replaceAll('\\', '\\\\')}"`;
}
