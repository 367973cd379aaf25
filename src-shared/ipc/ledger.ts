import { z } from 'zod';
import { request } from './define.ts';
import { count, instantText, list } from './schemas.ts';

export const backupView = z.object({ name: z.string(), bytes: count, madeAt: instantText });

export const ledgerRequests = {
  'ledger.info': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({
      file: z.string(),
      bytes: count,
      version: z.int(),
      createdBy: z.string(),
      createdAt: instantText,
      generation: z.string(),
      backupFolder: z.string(),
    }),
  }),
  /** Re-adds everything and reports drift. Long reads have the writer's turn, so that no query waits for them. */
  'ledger.check': request({
    access: 'write',
    task: true,
    input: z.strictObject({}),
    output: z.object({ ok: z.boolean(), problems: list(z.string()), contentHash: z.string() }),
  }),
  'ledger.backup': request({
    access: 'write',
    task: true,
    changes: ['ledger'],
    places: { file: 'never' },
    input: z.strictObject({
      /** Where to; a new file in the backup folder where left out. */
      file: z.string().optional(),
      /** Made by the program, not for a person: in the backup folder old ones of these are removed. */
      automatic: z.boolean().default(false),
    }),
    output: z.object({ file: z.string() }),
  }),
  'ledger.backups': request({
    access: 'read',
    input: z.strictObject({}),
    output: z.object({ backups: list(backupView) }),
  }),
} as const;
