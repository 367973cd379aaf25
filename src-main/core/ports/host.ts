/**
 * What the engine may ask of the host it runs under. The host's own process holds what only it can
 * reach (the operating system's key store, notifications); the engine sees this port.
 */
export interface HostPort {
  readonly secrets: SecretStore;
  /** Shows a note outside the window; does nothing where the host cannot. */
  notify(note: { readonly title: string; readonly body: string }): Promise<void>;
}

/** Secrets by reference. The ledger keeps references only, never a secret. */
export interface SecretStore {
  /** @throws ExpectedFailure secrets-unavailable where the host has no store; secret-missing */
  get(reference: string): Promise<string>;
  /** @throws ExpectedFailure secrets-unavailable */
  set(reference: string, secret: string): Promise<void>;
  /** Succeeds when there is none. @throws ExpectedFailure secrets-unavailable */
  remove(reference: string): Promise<void>;
}
