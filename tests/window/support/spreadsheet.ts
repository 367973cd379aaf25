import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** Comma, quote, UTF-8, from row 1, dates as shown on screen, every sheet a file of its own. */
const EVERY_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** What LibreOffice shows of a workbook: the cells of each sheet, by its name. */
export function readWithLibreOffice(soffice: string, workbook: string): ReadonlyMap<string, string[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daybook-sheets-'));
  try {
    const { status, stderr } = spawnSync(
      soffice,
      [
        // A profile of its own: one that is open elsewhere would answer instead, and not convert.
        `-env:UserInstallation=file://${path.join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        EVERY_SHEET,
        '--outdir',
        folder,
        workbook,
      ],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
    );
    if (status !== 0) throw new Error(`LibreOffice cannot read ${workbook}: ${stderr}`);
    const base = `${path.parse(workbook).name}-`;
    const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
    return new Map(
      files.map((file) => [
        file.slice(base.length, -'.csv'.length),
        parse(readFileSync(path.join(folder, file)), { relax_column_count: true }) as string[][],
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A cell to compare. Numbers are written into the text without zeros at their end; a moment is shown to
 * the second.
 */
export function plain(cell: string | null | undefined): string {
  const text = (cell ?? '').trim();
  if (/^-?\d+\.\d+$/u.test(text)) return text.replace(/\.?0+$/u, '');
  return text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/u, '$1 $2');
}
