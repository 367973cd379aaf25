import type { MappingValue, TaxMapping } from '../../../src-shared/model/index.ts';

/** A mapping's value as a person writes it: an account, CODE=account with ,payment, a decision; the rest as JSON. */
export function mappingText(mapping: MappingValue): string {
  switch (mapping.type) {
    case 'payment-method':
    case 'account':
    case 'reason':
    case 'journal-detail':
      return mapping.value;
    case 'tax':
      return taxText(mapping.value);
    case 'location':
    case 'journal-row':
      return JSON.stringify(mapping.value);
  }
}

/** The tax point goes without saying where it is the usual one. */
function taxText({ booksTaxCode, account, taxPoint }: TaxMapping): string {
  return `${booksTaxCode}=${account}${taxPoint === 'completion' ? '' : `,${taxPoint}`}`;
}
