import type { SafeStorage } from 'electron';
import type { SecretStore } from '../../core/ports/index.ts';
import { ExpectedFailure } from '../../../src-shared/model/index.ts';
import { processRedactor } from '../../platform/index.ts';
import { openSecretsFile } from './secrets-file.ts';

/** What of Electron the secrets need. */
export type KeyStore = Pick<
  SafeStorage,
  'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'
>;

/**
 * Secrets encrypted by the operating system's key store; `secrets.json` in the folder holds what is
 * useless without it.
 */
export function createSecrets(
  folder: string,
  keys: KeyStore,
  platform: NodeJS.Platform = process.platform,
): SecretStore {
  const file = openSecretsFile(folder);
  const set = async (reference: string, secret: string): Promise<void> => {
    processRedactor.register(secret);
    await requireKeyStore(keys, platform);
    const cipher = (await keys.encryptStringAsync(secret)).toString('base64');
    file.change((ciphers) => ({ ...ciphers, [reference]: cipher }));
  };
  return {
    set,
    get: async (reference) => {
      await requireKeyStore(keys, platform);
      const cipher = Object.entries(file.read()).find(([name]) => name === reference)?.[1];
      if (typeof cipher !== 'string') throw missing(reference);
      const { result, shouldReEncrypt } = await decrypt(keys, cipher, reference);
      processRedactor.register(result);
      if (shouldReEncrypt) await set(reference, result);
      return result;
    },
    remove: async (reference) => {
      await requireKeyStore(keys, platform);
      file.change((ciphers) =>
        Object.fromEntries(Object.entries(ciphers).filter(([name]) => name !== reference)),
      );
    },
  };
}

/**
 * Whether secrets can be kept. Without a key ring Electron on Linux encrypts with a password that is
 * written in its source, which anybody can undo: that is worse than none, because it looks like one.
 */
export async function hasKeyStore(keys: KeyStore, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(keys.getSelectedStorageBackend())) {
    return false;
  }
  return keys.isAsyncEncryptionAvailable();
}

async function requireKeyStore(keys: KeyStore, platform: NodeJS.Platform): Promise<void> {
  if (!(await hasKeyStore(keys, platform))) throw new ExpectedFailure('secrets-unavailable');
}

/** What another person's or computer's key store encrypted is as good as not there: it is asked for again. */
async function decrypt(
  keys: KeyStore,
  cipher: string,
  reference: string,
): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }> {
  try {
    return await keys.decryptStringAsync(Buffer.from(cipher, 'base64'));
  } catch {
    throw missing(reference);
  }
}

function missing(reference: string): ExpectedFailure {
  return new ExpectedFailure('secret-missing', { where: reference });
}
