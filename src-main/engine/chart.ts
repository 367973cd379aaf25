import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ACCOUNT_TYPES, type Account, accountNumber } from '../../src-shared/model/index.ts';

const chartSchema = z.array(
  z.strictObject({
    number: z.string().min(1).transform(accountNumber),
    name: z.string().min(1),
    type: z.enum(ACCOUNT_TYPES),
    // Names that hledger and beancount both take: parts begin with a capital or digit.
    path: z.string().regex(/^(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9-]*)+$/),
  }),
);

/** The chart of accounts that new books begin with. */
export async function readChart(resources: string): Promise<readonly Account[]> {
  const text = await readFile(path.join(resources, 'chart-of-accounts', 'default.json'), 'utf8');
  return chartSchema.parse(JSON.parse(text));
}
