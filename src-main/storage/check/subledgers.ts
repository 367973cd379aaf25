import { sql } from 'kysely';
import { problemsIn, type Read } from './findings.ts';

/** Whose the balances of control accounts are comes to those balances, and nothing is paid twice. */
export async function checkSubledgers(read: Read): Promise<string[]> {
  return [
    ...(await wrongControlAccounts(read)),
    ...(await wrongAllocations(read)),
    ...(await wrongOpenLines(read)),
  ];
}

/**
 * Per document and account that has a sub-ledger, its lines come to what the entries moved. Documents of
 * the time before there were sub-ledgers know of none.
 */
function wrongControlAccounts(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ number: string; account: string }>`
      WITH control AS (SELECT DISTINCT account_id FROM book_subledger_line),
      owed AS (
        SELECT document_id, account_id, sum(amount) AS amount
        FROM book_subledger_line GROUP BY document_id, account_id
      ),
      moved AS (
        SELECT entry.document_id, line.account_id, sum(line.amount) AS amount
        FROM control CROSS JOIN book_entry_line AS line ON line.account_id = control.account_id
        JOIN book_entry AS entry ON entry.id = line.entry_id
        GROUP BY entry.document_id, line.account_id
      )
      SELECT document.number, account.number AS account
      FROM owed
      FULL JOIN moved ON moved.document_id = owed.document_id AND moved.account_id = owed.account_id
      JOIN book_document AS document ON document.id = coalesce(owed.document_id, moved.document_id)
      JOIN book_account AS account ON account.id = coalesce(owed.account_id, moved.account_id)
      WHERE coalesce(owed.amount, 0) <> coalesce(moved.amount, 0)
        AND document.document -> '$.subledger' IS NOT NULL`,
    (row) => `${row.number} moves ${row.account} by another amount than it says whose it is.`,
  );
}

/** No more of a line is allocated than there is of it, and only credits to debits of the same subject. */
function wrongAllocations(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ subject: string; number: string }>`
      WITH used AS (
        SELECT credit_line_id AS line_id, -sum(amount) AS amount FROM book_allocation GROUP BY credit_line_id
        UNION ALL
        SELECT debit_line_id, sum(amount) FROM book_allocation GROUP BY debit_line_id
      )
      SELECT line.subject, document.number
      FROM used JOIN book_subledger_line AS line ON line.id = used.line_id
      JOIN book_document AS document ON document.id = line.document_id
      WHERE sign(used.amount) <> sign(line.amount) OR abs(used.amount) > abs(line.amount)
      UNION
      SELECT credit.subject, document.number
      FROM book_allocation AS allocation
      JOIN book_subledger_line AS credit ON credit.id = allocation.credit_line_id
      JOIN book_subledger_line AS debit ON debit.id = allocation.debit_line_id
      JOIN book_document AS document ON document.id = credit.document_id
      WHERE (credit.books_id, credit.ledger, credit.subject) <> (debit.books_id, debit.ledger, debit.subject)
        OR allocation.books_id <> credit.books_id`,
    (row) => `What ${row.number} is allocated to on ${row.subject} is not what there is to allocate.`,
  );
}

/** What is kept as open of the receivables is what is not allocated of them. */
function wrongOpenLines(read: Read): Promise<string[]> {
  return problemsIn(
    read,
    sql<{ subject: string; number: string }>`
      WITH moved AS (
        SELECT id AS line_id, amount FROM book_subledger_line WHERE ledger = 'receivable'
        UNION ALL SELECT credit_line_id, amount FROM book_allocation
        UNION ALL SELECT debit_line_id, -amount FROM book_allocation
      ), owed AS (SELECT line_id, sum(amount) AS amount FROM moved GROUP BY line_id HAVING sum(amount) <> 0),
      wrong AS (
        SELECT line_id FROM (
          SELECT owed.line_id, owed.amount, line.books_id, line.subject
          FROM owed JOIN book_subledger_line AS line ON line.id = owed.line_id
          EXCEPT SELECT line_id, open, books_id, subject FROM book_open_line)
        UNION SELECT line_id FROM book_open_line WHERE line_id NOT IN (SELECT line_id FROM owed)
      )
      SELECT line.subject, document.number
      FROM wrong JOIN book_subledger_line AS line ON line.id = wrong.line_id
      JOIN book_document AS document ON document.id = line.document_id`,
    (row) => `What is open of ${row.number} on ${row.subject} is not what is left of it.`,
  );
}
