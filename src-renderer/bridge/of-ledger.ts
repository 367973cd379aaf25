import type { StoreApi } from 'zustand';

const forgetting = new Set<() => void>();

/** Marks a store whose content is about one ledger: it begins anew when another takes the ledger's place. */
export function ofLedger<Store extends Pick<StoreApi<unknown>, 'setState' | 'getInitialState'>>(
  store: Store,
): Store {
  forgetting.add(() => store.setState(store.getInitialState(), true));
  return store;
}

/** Another ledger is in place: what the window has kept of the one before is about nothing that is there. */
export function forgetLedger(): void {
  for (const forget of forgetting) forget();
}
