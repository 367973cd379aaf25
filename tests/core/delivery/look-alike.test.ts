import { expect, test } from 'vitest';
import { toLookFor } from '../../../src-main/core/delivery/look-alike.ts';
import type { DeliveryKey } from '../../../src-shared/model/index.ts';
import { billingOf } from '../../support/accounting-documents.ts';

const ANNA = { code: 'C1', name: 'Anna' };
const keyOf = (subject: string) => `till/KL/2026-03-02/invoice/${subject}/r1`;

test('what a day or a customer has is looked for, and no single sale to nobody in particular', () => {
  const documents = [
    billingOf(keyOf('sales'), []),
    billingOf(keyOf('returns'), [], { type: 'credit-note' }),
    billingOf(keyOf('R-17'), []),
    { ...billingOf(keyOf('R-18'), []), customer: ANNA },
  ];
  const sought = toLookFor(documents.map((document) => ({ document, postAnyway: false })));
  expect(sought.map(({ key }) => key)).toEqual(
    ['sales', 'returns', 'R-18'].map((subject) => keyOf(subject) as DeliveryKey),
  );
});

test('what a person has compared is not looked for again', () => {
  expect(toLookFor([{ document: billingOf(keyOf('sales'), []), postAnyway: true }])).toEqual([]);
});
