const MAX_RESTARTS = 3;
const WINDOW_MS = 10 * 60_000;

/** An engine that crashes again and again must not be started for ever: it would only hurt what it works on. */
export class RestartBudget {
  #restartsMs: readonly number[] = [];

  /**
   * Uses up one restart.
   * @param nowMs milliseconds that only rise
   * @returns false when there were three in the last ten minutes
   */
  take(nowMs: number): boolean {
    const recent = this.#restartsMs.filter((atMs) => nowMs - atMs < WINDOW_MS);
    if (recent.length >= MAX_RESTARTS) return false;
    this.#restartsMs = [...recent, nowMs];
    return true;
  }

  /** A person has asked for another try. */
  renew(): void {
    this.#restartsMs = [];
  }
}
