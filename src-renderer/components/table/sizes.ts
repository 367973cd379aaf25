/** Pixels. One line of text with room to click; the style sheet takes it from the table's style. */
export const ROW_PX = 36;
export const HEADER_PX = 34;
/** The tick's and the actions' columns. */
export const TICK_PX = 40;
export const ACTIONS_PX = 96;
/** A column without a width of its own does not shrink below this. */
export const MIN_COLUMN_PX = 96;
/** From here on only the rows in sight are in the document. */
export const VIRTUAL_FROM_ROWS = 100;
/** Rows beyond those in sight, so that scrolling does not show gaps. */
export const OVERSCAN_ROWS = 12;
/** The next page is asked for when so many rows are left below. */
export const MORE_BEFORE_END_ROWS = 20;
