import { z } from 'zod';
import { request } from './define.ts';
import { events } from './events.ts';
import { id, list } from './schemas.ts';

/** What this host can do; a window offers nothing else. */
export const capabilities = z.object({
  kind: z.enum(['electron', 'loopback']),
  /** Watch a folder of this computer; without it files are uploaded. */
  folders: z.boolean(),
  /** Keep secrets in the operating system's store. */
  secrets: z.boolean(),
  notifications: z.boolean(),
  printToPdf: z.boolean(),
  startAtLogin: z.boolean(),
  tray: z.boolean(),
});
export type Capabilities = z.output<typeof capabilities>;

/** A place on the disk as a window knows it: a name to show and an opaque handle. */
export const fileHandle = z.object({ handle: id, name: z.string(), kind: z.enum(['folder', 'file']) });
export type FileHandle = z.output<typeof fileHandle>;

export const programSettings = z.object({
  colorScheme: z.enum(['light', 'dark', 'auto']),
  /** A language of the locale folder, null: that of the operating system. */
  locale: z.string().nullable(),
  /** Null: not asked yet. */
  startAtLogin: z.boolean().nullable(),
});
export type ProgramSettings = z.output<typeof programSettings>;

/** Requests that the host answers itself, in front of the engine. */
export const hostRequests = {
  'host.info': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      /** Preferred languages of the person, best first. */
      languages: list(z.string()),
      capabilities,
      engine: events.engine,
      settings: programSettings,
    }),
  }),
  'host.set': request({
    access: 'write',
    input: programSettings.partial().strict(),
    output: z.object({ settings: programSettings }),
  }),
  /** Asks the person for a folder or files; null when they change their mind. */
  'host.choose': request({
    access: 'read',
    input: z.strictObject({ kind: z.enum(['folder', 'files', 'backup']) }),
    output: z.object({ chosen: list(fileHandle).nullable() }),
  }),
  /** Opens one of the documentation or vendor pages that Daybook names, never any other address. */
  'host.open-page': request({
    access: 'read',
    input: z.strictObject({ page: z.enum(['help', 'release-notes']) }),
    output: z.object({ opened: z.boolean() }),
  }),
  /** Puts a backup in the ledger's place: by its name in the backup folder, or by a handle. */
  'host.restore': request({
    access: 'write',
    input: z.strictObject({ name: z.string().max(300).optional(), handle: id.optional() }),
    output: z.object({ kept: z.string().nullable() }),
  }),
  /** Starts the engine again after it has stopped for good. */
  'host.restart-engine': request({
    access: 'write',
    input: z.strictObject({}),
    output: z.object({ engine: events.engine }),
  }),
} as const;

export type HostChannel = keyof typeof hostRequests;
export type HostInput<C extends HostChannel> = z.input<(typeof hostRequests)[C]['input']>;
export type HostData<C extends HostChannel> = z.output<(typeof hostRequests)[C]['input']>;
export type HostResponse<C extends HostChannel> = z.output<(typeof hostRequests)[C]['output']>;
