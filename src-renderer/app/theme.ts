import {
  Alert,
  createTheme,
  DEFAULT_THEME,
  type MantineColorsTuple,
  Menu,
  Notification,
} from '@mantine/core';

const [t0, t1, t2, t3, t4, t5, t6, t7] = DEFAULT_THEME.colors.teal;

/** Mantine's, with darker ends: white on the last two, a button and a button under the mouse, is legible. */
const teal: MantineColorsTuple = [t0, t1, t2, t3, t4, t5, t6, t7, '#087f5b', '#066649'];

/** Daybook's look: calm and dense, one accent, the computer's own letters. */
export const theme = createTheme({
  primaryColor: 'teal',
  colors: { teal },
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", Consolas, monospace',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  components: {
    // In its colour the title is too pale for WCAG AA; the border and the mark have it.
    Alert: Alert.extend({
      styles: (_theme, { variant }) =>
        variant === 'outline' ? { label: { color: 'var(--mantine-color-text)' } } : {},
    }),
    // Its grey is too pale for WCAG AA.
    Notification: Notification.extend({ styles: { description: { color: 'var(--mantine-color-text)' } } }),
    // As it comes, its list holds an element that is none of its items, and screen readers stumble.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, withinPortal: false } }),
  },
});
