/** What one part of Daybook came to on this computer. */
export interface Finding {
  readonly ok: boolean;
  /** What was found, or why it failed; for support, in English. */
  readonly detail: string;
  readonly ms: number;
}

/** What `--self-test` prints. */
export interface SelfTestReport {
  readonly ok: boolean;
  readonly engine: Finding;
  readonly nativeModule: Finding;
  readonly safeStorage: Finding;
  readonly print: Finding;
  readonly versions: Readonly<Record<string, string>>;
}

/** One try of one part: resolves to what it found, rejects with why not. */
export type Probe = () => Promise<string>;
export type Probes = Readonly<Record<'engine' | 'nativeModule' | 'safeStorage' | 'print', Probe>>;

/** A part that answers later than this does not work for a person either. */
const PROBE_LIMIT_MS = 20_000;

/** Tries every part, one after another, so that none is slowed down by another one. Never rejects. */
export async function runSelfTest(
  probes: Probes,
  versions: SelfTestReport['versions'],
  limitMs: number = PROBE_LIMIT_MS,
): Promise<SelfTestReport> {
  const engine = await tryOut(probes.engine, limitMs);
  const nativeModule = await tryOut(probes.nativeModule, limitMs);
  const safeStorage = await tryOut(probes.safeStorage, limitMs);
  const print = await tryOut(probes.print, limitMs);
  const ok = [engine, nativeModule, safeStorage, print].every((finding) => finding.ok);
  return { ok, engine, nativeModule, safeStorage, print, versions };
}

async function tryOut(probe: Probe, limitMs: number): Promise<Finding> {
  const began = performance.now();
  const finding = (ok: boolean, detail: string): Finding => ({
    ok,
    detail,
    ms: Math.round(performance.now() - began),
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return finding(true, await Promise.race([probe(), late]));
  } catch (error) {
    return finding(false, error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}
