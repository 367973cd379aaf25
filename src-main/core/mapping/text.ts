import type { MappingValue } from '../../../src-shared/model/index.ts';

/** A mapping's value as a person writes it: an account, CODE=account, a decision; the rest as JSON. */
export function mappingText(mapping: MappingValue): string {
  switch (mapping.type) {
    case 'payment-method':
    case 'account':
    case 'reason':
    case 'journal-detail':
      return mapping.value;
    case 'tax':
      return `${mapping.value.booksTaxCode}=${mapping.value.account}`;
    case 'location':
    case 'journal-row':
      return JSON.stringify(mapping.value);
  }
}
