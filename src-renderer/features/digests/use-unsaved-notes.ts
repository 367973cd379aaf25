import { useUnloadGuard } from '../../components/page/use-unload-guard.ts';
import { useDigests } from './digests-store.ts';

/** Notes that are typed and not saved wait on every screen, but not beyond the window. */
export function useUnsavedNotes(): void {
  useUnloadGuard(() => Object.keys(useDigests.getState().drafts).length > 0);
}
