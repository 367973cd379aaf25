/** A column of a table for people. */
export interface TableColumn {
  readonly header: string;
  /** Amounts and counts stand at the right, so that their digits line up. */
  readonly align?: 'right';
  /** May be cut when the terminal is too narrow; others keep their full text. */
  readonly flexible?: true;
}

/** Between columns. */
const GAP = '  ';
/** No column is cut below this. */
const MIN_FLEXIBLE_WIDTH = 8;

/** Takes two places on a terminal. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Aligned lines with a header.
 * @param columns the terminal's width, null when nothing is to be cut.
 */
export function renderTable(
  spec: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  columns: number | null,
): string {
  const cells = [spec.map(({ header }) => header), ...rows].map((row) => row.map(printable));
  const widths = spec.map((_, at) => Math.max(...cells.map((row) => displayWidth(row[at] ?? ''))));
  if (columns !== null) shrink(spec, widths, columns);
  const [header = '', ...lines] = cells.map((row) => renderRow(spec, row, widths));
  const rule = widths.map((width) => '-'.repeat(width)).join(GAP);
  return `${[header, rule, ...lines].join('\n')}\n`;
}

function renderRow(spec: readonly TableColumn[], row: readonly string[], widths: readonly number[]): string {
  const padded = spec.map(({ align }, at) => {
    const width = widths[at] ?? 0;
    const text = cut(row[at] ?? '', width);
    const space = ' '.repeat(width - displayWidth(text));
    return align === 'right' ? space + text : text + space;
  });
  return padded.join(GAP).trimEnd();
}

/** Takes from the widest flexible column until the table fits or nothing is left to take. */
function shrink(spec: readonly TableColumn[], widths: number[], columns: number): void {
  const total = (): number => widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  while (total() > columns) {
    const flexible = widths.flatMap((width, at) =>
      spec[at]?.flexible === true && width > MIN_FLEXIBLE_WIDTH ? [width] : [],
    );
    if (flexible.length === 0) return;
    const at = widths.findIndex(
      (width, at) => spec[at]?.flexible === true && width === Math.max(...flexible),
    );
    widths[at] = (widths[at] ?? 0) - 1;
  }
}

function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    if (displayWidth(kept) + displayWidth(segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Places that the text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** A name from a POS could move the cursor or change the colours of the person's terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '�');
}
