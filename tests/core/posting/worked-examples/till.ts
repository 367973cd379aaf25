import type {
  PosDetails,
  PosDocument,
  PosDocumentKind,
  PosLine,
  PosReference,
  PosTender,
} from '../../../../src-shared/model/index.ts';
import { type Minor, minor, parseMinor, quantity } from '../../../../src-shared/money/index.ts';
import { aLine, aSale, MYR } from '../../../support/builders.ts';

/** Money as it is printed: '95.40'. */
export type Printed = `${number}` | `-${number}`;

export function money(printed: string): Minor {
  const amount = parseMinor(printed, MYR);
  if (amount === null) throw new TypeError(`"${printed}" is no amount`);
  return amount;
}

/** A line: without tax, and its tax. One piece, of tax code SR6, unless it says otherwise. */
export function goods(
  net: Printed,
  tax: Printed = '0',
  more: Partial<Omit<PosLine, 'discount' | 'cost' | 'net' | 'tax' | 'total'>> & {
    readonly discount?: Printed;
    readonly cost?: Printed;
  } = {},
): PosLine {
  const { discount = '0', cost, ...parts } = more;
  const back = money(net) < 0;
  return aLine({
    quantity: quantity(back ? -1_000 : 1_000),
    taxCode: money(tax) === 0 ? 'ZR' : 'SR6',
    ...parts,
    net: money(net),
    tax: money(tax),
    discount: money(discount),
    cost: cost === undefined ? null : money(cost),
  });
}

/** Legs by method; a tip within one is written beside it. */
export type Paid = Readonly<
  Record<string, Printed | { readonly leg: Printed; readonly tip?: Printed; readonly card?: string }>
>;

/** A document of the till in few words. Its total is that of its lines, else what was paid. */
export function till(
  kind: PosDocumentKind,
  parts: {
    readonly id?: string;
    readonly lines?: readonly PosLine[];
    readonly paid?: Paid;
    readonly total?: Printed;
    readonly rounding?: Printed;
    readonly customer?: string;
    readonly reason?: string;
    readonly reference?: PosReference;
    readonly case?: string;
    readonly details?: PosDetails;
  } = {},
): PosDocument {
  const { id = '1', lines = [], paid = {}, rounding = '0' } = parts;
  const tenders = Object.entries(paid).map(([method, leg]): PosTender => {
    if (typeof leg === 'string') return { method, amount: money(leg), tip: minor(0), reference: null };
    return { method, amount: money(leg.leg), tip: money(leg.tip ?? '0'), reference: leg.card ?? null };
  });
  const settled = tenders.reduce((all, leg) => all + leg.amount - leg.tip, 0) - money(rounding);
  const ofLines = lines.reduce((all, line) => all + line.total, 0);
  const total = parts.total === undefined ? minor(lines.length > 0 ? ofLines : settled) : money(parts.total);
  return aSale(id, {
    kind,
    lines,
    tenders,
    total,
    rounding: money(rounding),
    customer: parts.customer ?? null,
    reason: parts.reason ?? null,
    reference: parts.reference ?? null,
    details: { ...parts.details, ...(parts.case === undefined ? {} : { caseId: parts.case }) },
  });
}
