import type { HostData } from '../../../src-shared/ipc/host.ts';

export type Page = HostData<'host.open-page'>['page'];

/**
 * The only addresses that a window can have opened, https each. Daybook has no site of its own yet:
 * until it has, these pages are answered `not-in-this-host` instead of leading nowhere.
 */
export const PAGES: Readonly<Record<Page, string | null>> = {
  help: null,
  'release-notes': null,
};
