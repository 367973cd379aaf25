import type { AccountNumber, BillingDocument, BillingLine } from '../../../../src-shared/model/index.ts';
import { type Minor, minor } from '../../../../src-shared/money/index.ts';
import type { Values } from '../client.ts';
import type { Company } from '../company.ts';
import { wireAmount } from '../wire.ts';

/** What a credit note's positive amounts are on an invoice of Tryton's. */
export function sideOf({ type }: Pick<BillingDocument, 'type'>): 1 | -1 {
  return type === 'invoice' ? 1 : -1;
}

/**
 * The tax of Tryton's that a line's amounts are reported under: the one with the name of its code, when it is
 * owed on the account that the line says. Null: ours are given without one.
 */
export async function taxOf(
  company: Company,
  { taxCode, taxAccount }: Pick<BillingLine, 'taxCode' | 'taxAccount'>,
): Promise<number | null> {
  const tax = (await company.taxes()).get(taxCode);
  if (tax === undefined) return null;
  return tax.account === (await company.account(taxAccount)).id ? tax.id : null;
}

/** The lines of one tax code and account. */
interface Sum {
  readonly code: string;
  readonly account: AccountNumber;
  /** Null: given by hand, with the code as its text alone. */
  readonly tax: number | null;
  /** Of what is added on the invoice, and of what is taken off. */
  readonly bases: { plus: number | null; minus: number | null };
  net: number;
  charged: number;
}

/**
 * Taxes by code and account, as they were charged. Under a tax of Tryton's there is a row for what is added
 * and one for what is taken off, as it keeps them itself: what it would compute is then there already, and it
 * leaves the amounts as they are.
 * @throws CallFailed
 */
export async function taxesOf(company: Company, document: BillingDocument): Promise<readonly Values[]> {
  const made: Values[] = [];
  for (const sum of await sumsOf(company, document)) {
    const account = (await company.account(sum.account)).id;
    const row = (base: number, amount: number): Values => ({
      description: sum.code,
      account,
      base: wireAmount(minor(base), document.currency),
      amount: wireAmount(minor(amount), document.currency),
    });
    const { tax, bases, net, charged } = sum;
    if (tax === null) {
      if (charged !== 0) made.push({ ...row(net, charged), manual: true });
      continue;
    }
    const inPlus = bases.plus !== null && (sideOf(document) === 1 || bases.minus === null);
    const under = { tax, manual: false };
    if (bases.plus !== null) made.push({ ...row(bases.plus, inPlus ? charged : 0), ...under });
    if (bases.minus !== null) made.push({ ...row(bases.minus, inPlus ? 0 : charged), ...under });
  }
  return made;
}

async function sumsOf(company: Company, document: BillingDocument): Promise<readonly Sum[]> {
  const side = sideOf(document);
  const sums = new Map<string, Sum>();
  for (const line of document.lines) {
    const { taxCode: code, taxAccount: account, net, tax: charged } = line;
    const name = `${code} ${account}`;
    const sum: Sum = sums.get(name) ?? {
      code,
      account,
      tax: await taxOf(company, line),
      bases: { plus: null, minus: null },
      net: 0,
      charged: 0,
    };
    sums.set(name, sum);
    sum.net += side * net;
    sum.charged += side * charged;
    for (const amount of amountsOf(document, line)) {
      const of = amount < 0 ? 'minus' : 'plus';
      sum.bases[of] = (sum.bases[of] ?? 0) + amount;
    }
  }
  return [...sums.values()];
}

/** What a line is on the invoice: before its discount, and what was taken off, if anything. */
export function amountsOf(
  document: Pick<BillingDocument, 'type'>,
  { net, discount }: Pick<BillingLine, 'net' | 'discount'>,
): readonly Minor[] {
  const side = sideOf(document);
  const full = minor(side * (net + discount));
  return discount === 0 ? [full] : [full, minor(-side * discount)];
}
