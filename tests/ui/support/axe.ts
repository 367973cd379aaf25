import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
// As text: a library that the test server meets in the middle of a run would reload the page.
import source from 'axe-core/axe.min.js?raw';

declare global {
  interface Window {
    axe?: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
  }
}

/** Nothing that axe knows is wrong with what is on the screen now. */
export async function expectAccessible(context: ElementContext = document.body): Promise<void> {
  await stillness();
  // Without saying so, a selector would be made for every element that is in order, too.
  const { violations } = await axe().run(context, { resultTypes: ['violations'] });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} (${node.any[0]?.message ?? node.failureSummary ?? ''})`),
  );
  if (found.length > 0) throw new Error(`axe: ${found.join('\n')}`);
}

/** More than any screen has movements one after the other. */
const MAX_MOVEMENTS = 20;

/**
 * Colours in the middle of a transition are nobody's choice. A dialog's begins some frames after it is
 * there, hence the frames before each look.
 */
async function stillness(): Promise<void> {
  for (let looks = 0; looks < MAX_MOVEMENTS; looks += 1) {
    await frames(3);
    const moving = document
      .getAnimations()
      .filter((animation) => animation.effect?.getTiming().iterations !== Infinity)
      .filter(({ playState }) => playState === 'running');
    if (moving.length === 0) return;
    await Promise.all(moving.map((animation) => animation.finished.catch(() => null)));
  }
}

async function frames(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function axe(): NonNullable<Window['axe']> {
  if (window.axe === undefined) {
    const script = document.createElement('script');
    script.textContent = source;
    document.head.append(script);
  }
  if (window.axe === undefined) throw new Error('axe did not load');
  return window.axe;
}
