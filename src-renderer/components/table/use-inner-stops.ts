import { type RefObject, useLayoutEffect } from 'react';

const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Takes the controls of every row but the current one out of the order of Tab: a table is one stop, then
 * the controls of its row. What a control had before comes back when its row becomes current.
 */
export function useInnerStops(row: RefObject<HTMLElement | null>, isCurrent: boolean): void {
  useLayoutEffect(() => {
    for (const control of row.current?.querySelectorAll<HTMLElement>(CONTROLS) ?? []) {
      const before = control.dataset['tabBefore'];
      if (isCurrent && before !== undefined) {
        if (before === '') control.removeAttribute('tabindex');
        else control.setAttribute('tabindex', before);
        delete control.dataset['tabBefore'];
      } else if (!isCurrent && before === undefined && control.tabIndex >= 0) {
        control.dataset['tabBefore'] = control.getAttribute('tabindex') ?? '';
        control.tabIndex = -1;
      }
    }
  });
}
