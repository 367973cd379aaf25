import { accountNumber, type AccountNumber, type AccountRole } from '../../../src-shared/model/index.ts';

/**
 * The default account of every role, in the default chart; a role that is not here does not compile.
 * Null: only an accountant can say (gift cards expire by policy and law alone).
 */
const DEFAULT_ACCOUNTS: Readonly<Record<AccountRole, string | null>> = {
  receivable: '1200',
  revenue: '4000',
  returns: '4100',
  discount: '4200',
  'service-charge': '4300',
  'tips-payable': '2200',
  rounding: '6900',
  'tax-payable': '2100',
  'cost-of-goods': '5000',
  inventory: '1400',
  'goods-received-not-invoiced': '2010',
  'cost-adjustment': '5100',
  'opening-equity': '3900',
  'exchange-clearing': '1180',
  deposits: '2320',
  'layby-deposits': '2330',
  'layby-tax': '1150',
  'forfeit-income': '4430',
  'gift-card-liability': '2300',
  'gift-card-promotion': '6210',
  'gift-card-expiry': null,
  'store-credit': '2310',
  'network-receivable': '1140',
  'network-payable': '2360',
  'network-commission': '4420',
  'pay-in': '4490',
  'pay-out': '6100',
  safe: '1030',
  fees: '6300',
  'over-short': '6910',
  'direct-sales': '4010',
  'direct-cost': '5010',
  'supplier-accrual': '2020',
  'installed-income': '4020',
  'installed-cost': '5020',
  'work-in-progress': '1420',
  'labour-accrual': '2210',
  'contract-liability': '2340',
  'in-transit': '1410',
  'stock-adjustment': '5300',
  'write-off': '5200',
};

/** The default chart's account of a role; null where a person must choose one. */
export function defaultAccount(role: AccountRole): AccountNumber | null {
  const number = DEFAULT_ACCOUNTS[role];
  return number === null ? null : accountNumber(number);
}
