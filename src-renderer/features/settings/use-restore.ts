import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { HostInput } from '../../../src-shared/ipc/host.ts';
import { askHost, choosePlaces, forgetLedger, useAction } from '../../bridge/index.ts';
import { useConfirm } from '../../components/index.ts';
import { useTexts } from '../../i18n/index.ts';

/** Puts a backup in the ledger's place, after asking; the ledger of now is kept beside it. */
export function useRestore() {
  const say = useTexts('settings');
  const confirm = useConfirm();
  const queries = useQueryClient();
  const [kept, setKept] = useState<{ readonly file: string | null } | null>(null);
  const restoreThis = useCallback(
    async (name: string, which: HostInput<'host.restore'>) => {
      const sure = await confirm({
        title: say('restore.sure', { name }),
        body: say('restore.sure.text'),
        confirm: say('restore.do'),
        danger: true,
      });
      if (!sure) return;
      const { kept: file } = await askHost('host.restore', which);
      forgetLedger();
      setKept({ file });
      await queries.invalidateQueries();
    },
    [confirm, queries, say],
  );
  const restore = useAction(useCallback((name: string) => restoreThis(name, { name }), [restoreThis]));
  const restoreFile = useAction(
    useCallback(async () => {
      const [chosen] = (await choosePlaces('backup')) ?? [];
      if (chosen !== undefined) await restoreThis(chosen.name, { handle: chosen.handle });
    }, [restoreThis]),
  );
  /** Something newer is told now. */
  const forgetKept = useCallback(() => setKept(null), []);
  return { restore, restoreFile, kept, forgetKept };
}
