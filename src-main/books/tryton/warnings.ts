/** What Tryton asks about when these are called, by names that it makes up of a word and a number or a hash. */
const EXPECTED: readonly { readonly of: RegExp; readonly names: RegExp }[] = [
  // A payment term that has run out: a till's invoices are of days gone by.
  { of: /^model\.account\.invoice\.post$/u, names: /^invoice_payment_term_\d+$/u },
  // Goods that go to a customer without a sale of Tryton's, or on a day that has not begun where the server is.
  {
    of: /^model\.stock\.shipment\.(?:internal\.done|out\.(?:pick|pack|done|return\.receive|return\.done))$/u,
    names: /^[0-9a-f]{32}\.(?:done|effective_date_future)$/u,
  },
];

/**
 * Whether a warning asks about what every document of ours is. Any other one is the books' own guard, and for
 * a person: nobody knows what saying yes to it would do.
 */
export function isExpected(method: string, name: string): boolean {
  return EXPECTED.some(({ of, names }) => of.test(method) && names.test(name));
}
