/**
 * The only names that cross between a page and Electron's main process. What a page asks for travels
 * as data behind them, so that the gate sees every request.
 */
export const CALL_CHANNEL = 'daybook:call';
export const SAVE_CHANNEL = 'daybook:save';
export const EVENT_CHANNEL = 'daybook:event';
