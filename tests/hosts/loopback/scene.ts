import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type LoopbackServer,
  type ServerOptions,
  startServer,
} from '../../../src-main/hosts/loopback/server.ts';
import { loadSay } from '../../../src-main/hosts/loopback/texts.ts';
import { createUploads } from '../../../src-main/hosts/loopback/uploads.ts';
import { openWindowFiles } from '../../../src-main/hosts/loopback/window-files.ts';
import { RESOURCES } from '../../support/shop.ts';
import { type FakeLink, fakeLink } from '../window/fake-link.ts';
import { openScene as openGateScene } from '../window/scene.ts';
import { type Answer, type Question, ask } from './raw.ts';

export const NAME = 'daybook-0123456789abcdef.localhost';

export const SECRET = 'this is not of the window';

export interface Scene {
  readonly server: LoopbackServer;
  readonly link: FakeLink;
  readonly folder: string;
  readonly origin: string;
  /** Lines of the log. */
  readonly logged: string[];
  /** Comes in by the link and answers the cookie. */
  enter(): Promise<string>;
  /** As the window itself asks: with the right Host and Origin. */
  ask(question: Omit<Question, 'port'>): Promise<Answer>;
  close(): Promise<void>;
}

/** A server of this host with a small made-up window, an engine that answers anything, and a secret beside it. */
export async function openScene(
  parts: Partial<ServerOptions> & { readonly link?: FakeLink } = {},
): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-loopback-'));
  const window = path.join(folder, 'renderer');
  mkdirSync(path.join(window, 'assets'), { recursive: true });
  writeFileSync(path.join(window, 'index.html'), '<html><head></head><body>Daybook</body></html>');
  writeFileSync(path.join(window, 'icon.svg'), '<svg/>');
  writeFileSync(path.join(window, 'assets/index-a1B2c3D4.js'), 'export {};');
  writeFileSync(path.join(folder, 'secret.txt'), SECRET);
  const { link = fakeLink(), ...options } = parts;
  const { gate } = openGateScene({ link });
  const logged: string[] = [];
  const log = (event: string, data?: object): void => void logged.push(JSON.stringify({ event, ...data }));
  const server = await startServer({
    gate,
    files: openWindowFiles(window)!,
    uploads: createUploads({ root: path.join(folder, 'uploads'), folderName: 'Uploaded files' }),
    engineState: () => link.state,
    say: loadSay(RESOURCES),
    log: { info: log, warn: log },
    logs: '/logs',
    name: NAME,
    port: 0,
    ...options,
  });
  if (server === null) throw new Error('No port.');
  const { port } = server;
  const origin = `http://${NAME}:${port}`;
  const own = { host: `${NAME}:${port}`, origin };
  const askHere: Scene['ask'] = (question) =>
    ask({ ...question, port, headers: { ...own, ...question.headers } });
  return {
    server,
    link,
    folder,
    origin,
    logged,
    ask: askHere,
    enter: async () => {
      const { status, headers } = await askHere({ path: new URL(server.link).pathname });
      if (status !== 303) throw new Error(`The link answered ${status}.`);
      return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
