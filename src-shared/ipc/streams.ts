import { z } from 'zod';
import { CHANGED_DAYS, LOCKED_DAYS, MAX_HOURS, MAX_REREAD_DAYS } from '../model/index.ts';
import { request } from './define.ts';
import {
  currency,
  date,
  instantText,
  list,
  name,
  postingStyle,
  providerId,
  streamSettings,
  syncTimes,
  transferTimes,
} from './schemas.ts';

const minutes = z.int().min(0).max(1439);
/** At least one: with none it would be off, which has a setting of its own. */
const hours = z.array(minutes).min(1).max(MAX_HOURS).readonly();

const settings = z.strictObject({
  startDate: date.nullable().optional(),
  autoInvoice: z.boolean().optional(),
  grouping: z.enum(['sku', 'all']).optional(),
  postingStyle: postingStyle.optional(),
  /** The POS's customer id is the contact code. */
  customerIdAsCode: z.boolean().optional(),
  /** Orders are processed, receipts activated and variances made normal as they come. */
  autoProcess: z.boolean().optional(),
  acceptSuggestions: z.boolean().optional(),
  lockedDays: z.enum(LOCKED_DAYS).optional(),
  timeZone: z.string().max(100).optional(),
  cutOffMinutes: minutes.optional(),
  autoSync: z.boolean().optional(),
  syncTimes: syncTimes.optional(),
  overnightMinutes: minutes.optional(),
  syncHours: hours.optional(),
  transferTimes: transferTimes.optional(),
  transferHours: hours.optional(),
  tellMissingMinutes: minutes.nullable().optional(),
  rereadDays: z.int().min(0).max(MAX_REREAD_DAYS).optional(),
  changedDays: z.enum(CHANGED_DAYS).optional(),
});

const seed = z.int().min(0).max(4_294_967_295);

export const streamView = z.object({
  name: z.string(),
  provider: providerId,
  account: z.string(),
  books: z.string(),
  currency,
  status: z.enum(['active', 'paused', 'disconnected']),
  createdAt: instantText,
  /** When something of it was last read into the ledger, null before. */
  lastSyncedAt: instantText.nullable(),
  folder: z.string().nullable(),
  profile: z.string().nullable(),
  settings: streamSettings,
});

/** What looking at a POS account or a folder has found, before anything is kept. */
export const discoveryView = z.object({
  account: z.string(),
  /** Null when the source does not state it: the person must. */
  currency: currency.nullable(),
  timeZone: z.string(),
  cutOffMinutes: z.int(),
  profile: z.string().nullable(),
  locations: list(z.object({ id: z.string(), name: z.string() })),
  /** What a first sync would read: files by name; null where a provider cannot tell. */
  units: z.object({ count: z.int(), bytes: z.int(), names: list(z.string()) }).nullable(),
  /** The stream that reads this account already, else null. */
  connectedAs: z.string().nullable(),
});

export const profileView = z.object({ name: z.string(), title: z.string(), columns: list(z.string()) });

export const streamRequests = {
  'streams.connect': request({
    access: 'write',
    changes: ['streams', 'mappings', 'books'],
    places: { folder: 'handle', profile: 'handle-or-name' },
    input: z.strictObject({
      provider: z.string(),
      name,
      folder: z.string().optional(),
      profile: z.string().optional(),
      seed: seed.optional(),
      books: name.optional(),
      currency: currency.optional(),
      settings: settings.default({}),
    }),
    output: z.object({ stream: streamView }),
  }),
  'streams.discover': request({
    access: 'read',
    places: { folder: 'handle', profile: 'handle-or-name' },
    input: z.strictObject({
      provider: z.string(),
      folder: z.string().optional(),
      profile: z.string().optional(),
      seed: seed.optional(),
      currency: currency.optional(),
    }),
    output: z.object({ discovery: discoveryView }),
  }),
  'streams.profiles': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({ profiles: list(profileView) }),
  }),
  'streams.list': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({ streams: list(streamView) }),
  }),
  'streams.settings': request({
    access: 'read',
    input: z.strictObject({ stream: name }),
    output: z.object({ stream: streamView }),
  }),
  'streams.set': request({
    access: 'write',
    changes: ['streams', 'mappings', 'digests'],
    places: { folder: 'handle' },
    input: z.strictObject({
      stream: name,
      /** A new name for it. */
      name: name.optional(),
      settings: settings.default({}),
      status: z.enum(['active', 'paused', 'disconnected']).optional(),
      /** Where the folder of a file stream is now; its account stays. */
      folder: z.string().optional(),
    }),
    output: z.object({ stream: streamView }),
  }),
} as const;
