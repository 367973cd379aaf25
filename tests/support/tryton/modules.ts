/** Modules of a company that a shop's books are kept with. `.ci/run` installs their packages. */
export const MODULES = [
  'account_invoice',
  'sale',
  'stock',
  'account_invoice_stock',
  'account_payment',
  'account_cash_rounding',
  'sale_payment',
  'stock_inventory_location',
  'account_product',
  'account_statement',
] as const;
