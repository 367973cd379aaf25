import { describe, expect, test } from 'vitest';
import { deliveryKey, tokensOf } from '../../src-shared/model/index.ts';
import { minor } from '../../src-shared/money/index.ts';
import {
  accountInvoiceOf,
  adjustmentOf,
  billingOf,
  contactOf,
  journalOf,
  openingOf,
  orderOf,
  owed,
  pieces,
  receiptOf,
  reversalOf,
  SITI,
  transferOf,
} from '../support/accounting-documents.ts';

const CASE = 'sample:7/layby/L-1';
const none = { gives: [], needs: [] };

describe('what a document builds on', () => {
  test('a contact is there before whatever is on it', () => {
    const token = `contact:${SITI.code}`;
    expect(tokensOf(contactOf('c'))).toEqual({ gives: [token], needs: [] });
    expect(tokensOf(accountInvoiceOf('i')).needs).toEqual([token]);
    expect(tokensOf(receiptOf('r')).needs).toEqual([token]);
    expect(tokensOf(orderOf('o', [])).needs).toEqual([token]);
    expect(tokensOf(journalOf('j', { customers: [SITI] })).needs).toEqual([token]);
    expect(tokensOf({ ...openingOf('b', []), subledger: [owed(minor(5))] }).needs).toEqual([token]);
    expect(tokensOf(openingOf('c', [])).needs).toEqual([]);
    expect(tokensOf(billingOf('counter', []))).toEqual(none);
  });

  test('goods leave before they arrive', () => {
    expect(tokensOf(transferOf('transfer-out', 'T-1', []))).toEqual({ gives: ['transfer:T-1'], needs: [] });
    expect(tokensOf(transferOf('transfer-in', 'T-1', []))).toEqual({ gives: [], needs: ['transfer:T-1'] });
  });

  test('an order is there before what is paid for it, and before what closes it', () => {
    const order = `order:${CASE}`;
    expect(tokensOf(orderOf('o', [], { caseId: CASE })).gives).toEqual([order]);
    expect(tokensOf(receiptOf('r', { caseId: CASE })).needs).toContain(order);
    expect(tokensOf(accountInvoiceOf('i', { closes: CASE })).needs).toContain(order);
    expect(tokensOf(receiptOf('r', { reopens: CASE })).needs).toContain(order);
  });

  test('a supplement comes after what it adds to', () => {
    const third = billingOf('sample:7/KL/2026-03-02/invoice/sales/r3', []);
    expect(tokensOf(third).needs).toEqual([
      'document:sample:7/KL/2026-03-02/invoice/sales/r1',
      'document:sample:7/KL/2026-03-02/invoice/sales/r2',
    ]);
    expect(tokensOf(billingOf('sample:7/KL/2026-03-02/invoice/sales/r1', []))).toEqual(none);
  });

  test('what takes a document back comes after it', () => {
    const document = billingOf('a', []);
    expect(tokensOf(reversalOf(document)).needs).toEqual(['document:a']);
  });

  test('goods come back of an invoice of one sale, which is there first', () => {
    const invoice = billingOf('sample:7/KL/2026-03-02/invoice/sale%2FS-1/r1', []);
    const of = { kind: 'sale', sourceId: 'S-1' } as const;
    const credit = billingOf(
      'sample:7/KL/2026-03-04/credit-note/return%2FR-1/r1',
      [{ ...pieces('TEA-1', -1), of }],
      { type: 'credit-note' },
    );
    expect(tokensOf(invoice).gives).toEqual(tokensOf(credit).needs);
    expect(tokensOf(invoice).gives).toEqual(['sale:sample:7/sale%2FS-1']);
  });

  test('all others stand for themselves', () => {
    expect(tokensOf(adjustmentOf('a', []))).toEqual(none);
    expect(tokensOf({ ...adjustmentOf('a', []), key: deliveryKey('x/r0') })).toEqual(none);
  });
});
