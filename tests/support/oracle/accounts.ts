// The oracle's own table of accounts, as an accountant would write it down. It is told to the program as
// mappings where the program has no default; where it has one, the two must agree.

export const ACCOUNTS = {
  safe: '1030',
  networkReceivable: '1140',
  laybyTax: '1150',
  exchangeClearing: '1180',
  receivable: '1200',
  inventory: '1400',
  inTransit: '1410',
  workInProgress: '1420',
  goodsNotInvoiced: '2010',
  supplierAccrual: '2020',
  tax: '2100',
  tipsPayable: '2200',
  labourAccrual: '2210',
  giftCards: '2300',
  storeCredit: '2310',
  deposits: '2320',
  laybyDeposits: '2330',
  contractLiability: '2340',
  networkPayable: '2360',
  opening: '3900',
  sales: '4000',
  directSales: '4010',
  installedSales: '4020',
  returns: '4100',
  discounts: '4200',
  serviceCharge: '4300',
  commission: '4420',
  forfeits: '4430',
  giftCardExpiry: '4490',
  costOfGoods: '5000',
  directCost: '5010',
  installedCost: '5020',
  costAdjustment: '5100',
  writeOff: '5200',
  stockDifferences: '5300',
  pettyCash: '6100',
  promotions: '6210',
  fees: '6300',
  rounding: '6900',
  overShort: '6910',
} as const;

/** Where the money of each payment method is. */
export const METHOD_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['Cash', '1010'],
  ['Card', '1110'],
  ['E-wallet', '1120'],
  ['Cheque', '1130'],
  ['Gift card', ACCOUNTS.giftCards],
  ['Store credit', ACCOUNTS.storeCredit],
]);

export const PAY_OUT_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['Milk', ACCOUNTS.pettyCash],
  ['Courier', ACCOUNTS.fees],
  ['Tips paid out', ACCOUNTS.tipsPayable],
]);

export const PAY_IN_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['Refund of a supplier', ACCOUNTS.pettyCash],
  ['Found', ACCOUNTS.overShort],
]);

/** What a pay-in, and a pay-out, without a reason is. */
export const PAY_IN = '4490';
export const PAY_OUT = ACCOUNTS.pettyCash;
