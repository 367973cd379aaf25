import { useCallback } from 'react';
import { ask, useAction } from '../../bridge/index.ts';
import { connectInput } from './connection.ts';
import { useWizard } from './connect-store.ts';
import type { Ready } from './use-plan.ts';

/** Connects what the wizard has gathered; new books are opened first. */
export function useConnect() {
  const { change, finish } = useWizard();
  return useAction(
    useCallback(
      async ({ plan, found }: Ready) => {
        const { answers } = useWizard.getState();
        const name = plan.books.name.trim();
        if (plan.books.kind === 'new') {
          await ask('books.connect', { system: 'embedded', name, currency: plan.currency });
          // They are there now, also when what follows fails: a second go must not open them again.
          change({ books: { kind: 'existing', name } });
        }
        const books = { kind: 'existing', name } as const;
        const { stream } = await ask('streams.connect', connectInput(answers, found, { ...plan, books }));
        finish({ stream: stream.name, task: null });
      },
      [change, finish],
    ),
  );
}
