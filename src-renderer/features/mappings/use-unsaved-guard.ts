import { useEffect } from 'react';
import { MAPPING_SECTIONS, paths } from '../../components/index.ts';
import { useLeaveGuard } from '../../components/page/use-leave-guard.ts';
import { useTexts } from '../../i18n/index.ts';
import { useMappings } from './mappings-store.ts';

/** Drafts are kept from one section to the next, and lost with the page. */
export function useUnsavedGuard(stream: string): void {
  const say = useTexts('mappings');
  const { drafts, discard } = useMappings();
  const count = Object.keys(drafts).length;
  const sections: readonly string[] = MAPPING_SECTIONS.map((section) => paths.mappings(stream, section));
  useLeaveGuard((path) => count > 0 && (path === null || !sections.includes(path)), {
    title: say('leave.title'),
    body: say('leave.text', { count }),
    confirm: say('leave'),
    cancel: say('stay'),
    danger: true,
  });
  useEffect(() => discard, [discard]);
}
