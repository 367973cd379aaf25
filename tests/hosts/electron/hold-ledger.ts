import { RESOURCES_FOLDER } from '../../../src-main/platform/index.ts';
import { openEngine } from '../../../src-main/engine/engine.ts';

/** Opens a ledger as another program would. @returns how to let go of it */
export async function holdLedger(ledger: string): Promise<() => Promise<void>> {
  const engine = await openEngine({ ledger, resources: RESOURCES_FOLDER, programVersion: 'other' });
  return () => engine.close();
}
