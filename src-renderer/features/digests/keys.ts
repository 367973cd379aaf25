/** A key as it is printed on it, and the text that says what it does. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly text: string;
}

/** What the list does by keyboard. */
export const LIST_KEYS: readonly KeyLine[] = [
  { keys: ['↑', '↓'], text: 'keys.rows' },
  { keys: ['Enter'], text: 'keys.open' },
  { keys: ['Space'], text: 'keys.select' },
  { keys: ['Shift ↑', 'Shift ↓'], text: 'keys.select-more' },
  { keys: ['Ctrl A', '⌘ A'], text: 'keys.select-all' },
  { keys: ['?'], text: 'keys.help' },
];

/** What one digest does by keyboard. */
export const DIGEST_KEYS: readonly KeyLine[] = [
  { keys: ['j'], text: 'keys.next' },
  { keys: ['k'], text: 'keys.previous' },
  { keys: ['r'], text: 'keys.review' },
  { keys: ['p'], text: 'keys.post' },
  { keys: ['←', '→'], text: 'keys.tabs' },
  { keys: ['Ctrl Enter', '⌘ Enter'], text: 'keys.note' },
  { keys: ['?'], text: 'keys.help' },
];
