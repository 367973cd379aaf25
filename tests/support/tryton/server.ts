import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { requireTool } from '../requires.ts';
import { ADMIN_PASSWORD, COMPANY_VERSION, type CompanyOptions, provision, TWO_SHOPS } from './company.ts';
import { MODULES } from './modules.ts';

const DATABASE = 'shop';
const START_WITHIN_MS = 30_000;

/** How passwords are kept: quick to look at, since each run logs in and these open nothing. */
const PASSWORDS = ['[passlib]', 'schemes = pbkdf2_sha512', 'pbkdf2_sha512__rounds = 1000', ''].join('\n');

/** What makes it quicker, and nothing else: connections to the file of the company outlive a call. */
const KEPT_CONNECTIONS = path.join(import.meta.dirname, 'kept');

/** A real Tryton with a company of its own, on a free port of this computer. */
export interface TrytonServer {
  readonly url: string;
  readonly database: string;
  /** As a power cut would end it. What it had not committed is lost. */
  kill(): Promise<void>;
  /** On the same port, with what it has kept. */
  start(): Promise<void>;
  /** Ends it and removes its company. */
  remove(): Promise<void>;
}

/** Starts one over a copy of a company that this machine makes once, in about a second. */
export async function startTryton(company = TWO_SHOPS): Promise<TrytonServer> {
  const template = await templateCompany(company);
  const server = await TrytonProcess.prepare();
  copyFileSync(template, server.file);
  await server.start();
  return server;
}

/** Made by the first who needs it; its name says what it was made with. */
async function templateCompany(company: CompanyOptions): Promise<string> {
  const made = [
    COMPANY_VERSION,
    PASSWORDS,
    JSON.stringify(company),
    ...MODULES,
    readFileSync(path.join(import.meta.dirname, 'company.ts')),
  ];
  const name = createHash('sha256').update(made.join('\n')).digest('hex').slice(0, 16);
  const file = path.join(tmpdir(), `daybook-tryton-${name}.sqlite`);
  if (existsSync(file)) return file;
  const server = await TrytonProcess.prepare();
  try {
    server.initialise();
    await server.start();
    await provision(server, company);
    // Every call has committed before it answered. A second maker at the same time makes the same.
    await server.kill();
    const part = `${file}.${process.pid}.part`;
    copyFileSync(server.file, part);
    renameSync(part, file);
  } finally {
    await server.remove();
  }
  return file;
}

class TrytonProcess implements TrytonServer {
  readonly #folder: string;
  readonly #port: number;
  readonly database = DATABASE;
  #process: ChildProcess | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async prepare(): Promise<TrytonProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), 'daybook-tryton-server-'));
    const server = new TrytonProcess(folder, await freePort());
    mkdirSync(folder, { recursive: true });
    const passwords = path.join(folder, 'passlib.ini');
    writeFileSync(passwords, PASSWORDS);
    writeFileSync(
      server.#config,
      [
        '[web]',
        `listen = 127.0.0.1:${server.#port}`,
        '[database]',
        'uri = sqlite://',
        `path = ${folder}`,
        'list = False',
        '[session]',
        'timeout = 36000',
        'max_age = 36000',
        '[password]',
        `passlib = ${passwords}`,
        '',
      ].join('\n'),
    );
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get file(): string {
    return path.join(this.#folder, `${DATABASE}.sqlite`);
  }

  get #config(): string {
    return path.join(this.#folder, 'trytond.conf');
  }

  /** An empty database with the modules. */
  initialise(): void {
    writeFileSync(this.file, '');
    const password = path.join(this.#folder, 'password');
    writeFileSync(password, ADMIN_PASSWORD, { mode: 0o600 });
    const args = ['-c', this.#config, '-d', DATABASE, '-u', ...MODULES, '--activate-dependencies'];
    execFileSync('trytond-admin', [...args, '--email', 'shop@example.com', '-p'], {
      env: { ...process.env, TRYTONPASSFILE: password },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 300_000,
    });
  }

  async start(): Promise<void> {
    const { command } = requireTool('tryton');
    const log = openSync(path.join(this.#folder, 'trytond.log'), 'a');
    this.#process = spawn(command, ['-c', this.#config, '-d', DATABASE], {
      env: {
        ...process.env,
        PYTHONPATH: [KEPT_CONNECTIONS, process.env['PYTHONPATH'] ?? ''].filter(Boolean).join(path.delimiter),
        PYTHONDONTWRITEBYTECODE: '1',
        TRYTOND_CONFIG: this.#config,
      },
      stdio: ['ignore', log, log],
      detached: true,
    });
    for (const until = performance.now() + START_WITHIN_MS; performance.now() < until;) {
      if (await this.#answers()) return;
      if (this.#process.exitCode !== null) break;
      await setTimeout(50);
    }
    throw new Error(`Tryton did not start:\n${readFileSync(path.join(this.#folder, 'trytond.log'), 'utf8')}`);
  }

  async #answers(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"id":1,"method":"common.server.version","params":[]}',
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running?.pid === undefined || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    process.kill(-running.pid, 'SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
