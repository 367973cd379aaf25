import { z } from 'zod';
import { ACCOUNT_ROLES, POS_DOCUMENT_KINDS, TAX_POINTS } from '../../../../src-shared/model/index.ts';
import { isCurrencyCode } from '../../../../src-shared/money/index.ts';
import { isZoneId } from '../../../../src-shared/time/index.ts';
import { isDateFormat } from '../values/date-format.ts';

const text = z.string().min(1).max(200);

/** A header as the file writes it, or several spellings of one. */
const columnSchema = z.union([text, z.array(text).min(1).max(10)]);

const fieldSchema = z.union([
  columnSchema,
  z.strictObject({
    column: columnSchema,
    dropSuffix: text.optional(),
    whenRowsDiffer: z.enum(['reject', 'first']).optional(),
  }),
]);

const timeSchema = z.union([
  columnSchema,
  z.strictObject({
    column: columnSchema,
    time: columnSchema.optional(),
    whenRowsDiffer: z.enum(['reject', 'earliest']).optional(),
  }),
]);

const kindSchema = z.enum(POS_DOCUMENT_KINDS);

/** Exactly one of the tests; no free patterns, because a hostile one could run for hours. */
const conditionSchema = z.union([
  z.strictObject({ column: columnSchema, equals: z.string().max(200) }),
  z.strictObject({ column: columnSchema, startsWith: text }),
  z.strictObject({ column: columnSchema, in: z.array(z.string().max(200)).min(1).max(100) }),
  z.strictObject({ total: z.enum(['negative', 'zero', 'positive']) }),
]);

const kindRuleSchema = z.union([
  z.strictObject({ when: conditionSchema, is: kindSchema }),
  z.strictObject({ is: kindSchema }),
]);

const roundingSchema = z.enum([
  'as-given',
  'half-away-from-zero',
  'half-up',
  'half-even',
  'half-down',
  'up',
  'down',
  'ceiling',
  'floor',
]);

const dateFormatSchema = text.refine(isDateFormat, {
  error: 'use yyyy, MM, M, dd, d, HH, H, mm, ss and separators, or the word iso',
});

const constantsSchema = z.strictObject({
  currency: z.string().refine(isCurrencyCode, { error: 'use an ISO 4217 code such as MYR' }).optional(),
  timeZone: z.string().refine(isZoneId, { error: 'use an IANA zone such as Asia/Kuala_Lumpur' }).optional(),
  location: text.optional(),
  register: text.optional(),
  channel: text.optional(),
  tender: text.optional(),
  taxCode: text.optional(),
});

const documentSchema = z.strictObject({
  sourceId: fieldSchema,
  occurredAt: timeSchema,
  number: fieldSchema.optional(),
  location: fieldSchema.optional(),
  register: fieldSchema.optional(),
  shift: fieldSchema.optional(),
  currency: fieldSchema.optional(),
  channel: fieldSchema.optional(),
  customer: fieldSchema.optional(),
  customerName: fieldSchema.optional(),
  referenceKind: fieldSchema.optional(),
  referenceId: fieldSchema.optional(),
  reason: fieldSchema.optional(),
  total: fieldSchema.optional(),
  rounding: fieldSchema.optional(),
  openingFloat: fieldSchema.optional(),
  otherLocation: fieldSchema.optional(),
  caseId: fieldSchema.optional(),
  supplier: fieldSchema.optional(),
  offline: fieldSchema.optional(),
  depositApplied: fieldSchema.optional(),
  cardIssuer: fieldSchema.optional(),
  network: fieldSchema.optional(),
  commission: fieldSchema.optional(),
});

const lineSchema = z.strictObject({
  type: columnSchema.optional(),
  sku: columnSchema,
  name: columnSchema.optional(),
  quantity: columnSchema,
  unitPrice: columnSchema.optional(),
  discount: columnSchema.optional(),
  net: columnSchema.optional(),
  tax: columnSchema.optional(),
  total: columnSchema.optional(),
  taxCode: columnSchema.optional(),
  cost: columnSchema.optional(),
  productGroup: columnSchema.optional(),
});

const tenderSchema = z.strictObject({
  method: columnSchema,
  amount: columnSchema.optional(),
  tip: columnSchema.optional(),
  reference: columnSchema.optional(),
});

const countSchema = z.strictObject({ method: columnSchema, expected: columnSchema, counted: columnSchema });

/** Which rows are what, when a file has rows of several sorts. */
const rowTypesSchema = z.strictObject({
  column: columnSchema,
  line: text,
  tender: text,
  count: text,
  document: text,
});

const taxMappingSchema = z.strictObject({
  booksTaxCode: text,
  account: text,
  taxPoint: z.enum(TAX_POINTS).optional(),
});

const defaultsSchema = z.strictObject({
  paymentMethods: z.record(text, text).optional(),
  taxes: z.record(text, taxMappingSchema).optional(),
  reasons: z.record(text, z.enum(['back-to-stock', 'written-off'])).optional(),
  accounts: z.partialRecord(z.enum(ACCOUNT_ROLES), text).optional(),
});

/** A profile as it stands in its JSON file. The page about it is resources/file-profiles/README.md. */
export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u),
  version: z.int().min(1),
  title: text,
  files: z.array(text).min(1).max(20),
  encoding: z.enum(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15']).default('auto'),
  separator: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
  decimalMark: z.enum(['.', ',']).default('.'),
  thousandsMark: z.enum(['', '.', ',', ' ', "'"]).default(''),
  dateFormats: z.array(dateFormatSchema).min(1).max(10),
  timeFormats: z.array(dateFormatSchema).min(1).max(10).optional(),
  rows: z.enum(['adjacent', 'anywhere']).default('adjacent'),
  key: z.array(columnSchema).min(1).max(5),
  kind: z.union([z.strictObject({ column: columnSchema }), z.array(kindRuleSchema).min(1).max(50)]),
  required: z.array(text).max(100).optional(),
  ignored: z.array(text).max(200).default([]),
  constants: constantsSchema.default({}),
  rowTypes: rowTypesSchema.optional(),
  document: documentSchema,
  line: lineSchema,
  tender: tenderSchema.optional(),
  count: countSchema.optional(),
  priceIncludesTax: z.boolean().default(false),
  rounding: z
    .union([
      z.literal('carried'),
      z.strictObject({
        net: roundingSchema.optional(),
        tax: roundingSchema.optional(),
        total: roundingSchema.optional(),
      }),
    ])
    .default('carried'),
  checkTotal: columnSchema.optional(),
  defaults: defaultsSchema.default({}),
});

export type ProfileColumn = z.infer<typeof columnSchema>;
export type ProfileField = z.infer<typeof fieldSchema>;
export type KindRule = z.infer<typeof kindRuleSchema>;
export type KindCondition = z.infer<typeof conditionSchema>;
export type ProfileRounding = z.infer<typeof roundingSchema>;
export type ProfileContent = z.infer<typeof profileSchema>;
