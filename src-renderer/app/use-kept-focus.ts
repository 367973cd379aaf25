import { useEffect } from 'react';

/**
 * Keeps the keyboard's place. A control that goes away under it (its screen was left, its work is done)
 * or that cannot be used for a while takes the focus with it, and a person would start again at the top
 * of the window. Instead the focus waits at the beginning of the screen, or of the open dialog, and goes
 * back to a control that can be used again. Nothing happens when the window opens: there the first stop
 * is the link that skips the navigation.
 */
export function useKeptFocus(main: () => HTMLElement | null): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let refuge: HTMLElement | null = null;
    let isWaiting = false;
    let isDue = false;

    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === main()) return;
      last = target;
      refuge = target.closest<HTMLElement>('[role="dialog"]');
      isWaiting = false;
    };
    const look = () => {
      isDue = false;
      if (last === null) return;
      const active = document.activeElement;
      if (active === document.body && !canHaveFocus(last)) {
        const home = refuge?.isConnected === true ? refuge : main();
        // The person has not gone anywhere: `last` stays what it was.
        const before = last;
        home?.focus({ preventScroll: true });
        last = before;
        isWaiting = true;
      } else if (isWaiting && canHaveFocus(last)) {
        last.focus({ preventScroll: true });
      }
    };
    const observer = new MutationObserver(() => {
      if (isDue) return;
      isDue = true;
      // A browser takes the focus away with the next frame, after everything that runs in it.
      requestAnimationFrame(() => setTimeout(look));
    });

    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', note);
      observer.disconnect();
    };
  }, [main]);
}

function canHaveFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}
