import type { Exporters } from '../core/ports/index.ts';
import { writeBeancount } from './beancount.ts';
import { writeCsv, writeCsvParts } from './csv.ts';
import { writeHledger } from './hledger.ts';
import { writeJournalCsv } from './journal-csv.ts';
import { writeXlsx } from './xlsx.ts';

/** Everything Daybook can write for other software. */
export function createExporters(): Exporters {
  return {
    hledger: writeHledger,
    beancount: writeBeancount,
    journalCsv: writeJournalCsv,
    csv: async (table) => writeCsv(table),
    csvParts: writeCsvParts,
    xlsx: writeXlsx,
  };
}
