import { z } from 'zod';
import { request } from './define.ts';
import { date, list, mappingType, name } from './schemas.ts';

/** POS location → books location, as the location editor shows it. */
export const locationMappingView = z.object({
  booksLocation: z.string(),
  contact: z.string(),
  numberFormats: z.object({ invoice: z.string(), creditNote: z.string() }),
  timeZone: z.string(),
  cutOffMinutes: z.int(),
});

export const mappingView = z.object({
  type: mappingType,
  key: z.string(),
  /** As a person writes it on the command line; locations: JSON. */
  value: z.string(),
  /** The value of a location mapping, null for the others. */
  location: locationMappingView.nullable(),
  /** In force from this date on, null: always. */
  from: z.string().nullable(),
  /** `suggestion`: seen in the POS, proposed and not in force. */
  origin: z.enum(['default', 'suggestion', 'set']),
});

const change = {
  type: mappingType,
  key: z.string().min(1).max(300),
  /** payment-method and account: an account number; tax: account or CODE=account; reason: back-to-stock or written-off; location: JSON. */
  value: z.string().max(2000),
};

export const mappingRequests = {
  'mappings.list': request({
    access: 'read',
    input: z.strictObject({ stream: name }),
    output: z.object({ mappings: list(mappingView) }),
  }),
  'mappings.set': request({
    access: 'write',
    changes: ['mappings', 'digests'],
    input: z.strictObject({ stream: name, ...change, from: date.nullable().default(null) }),
    output: z.object({ mapping: mappingView }),
  }),
  /** Several rows at once, all or none. */
  'mappings.set-many': request({
    access: 'write',
    changes: ['mappings', 'digests'],
    input: z.strictObject({
      stream: name,
      rows: z.array(z.strictObject(change)).min(1).max(1000),
      from: date.nullable().default(null),
    }),
    output: z.object({ mappings: list(mappingView) }),
  }),
} as const;
