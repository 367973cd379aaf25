/**
 * What stands between a host and an engine that runs elsewhere: a utility process under Electron, a
 * worker thread under Node. Messages are cloneable data only.
 */
export interface EngineTransport {
  /** Does nothing when the other side is gone. */
  post(message: unknown): void;
  /** Calls the listener for every message that comes; messages from before are kept for the first one. */
  onMessage(listener: (message: unknown) => void): void;
  /** Once, when the other side is gone for whatever reason; null when it cannot tell a code. */
  onExit(listener: (code: number | null) => void): void;
  /** Ends the other side at once, without asking. */
  kill(): void;
}

/** The engine's own end of it. */
export interface EnginePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** What every engine is told, whatever it is for. */
export interface EnginePlace {
  readonly ledger: string;
  readonly resources: string;
  readonly programVersion: string;
  /** Folder for logs and defects. */
  readonly logs: string;
  /** The program's own folder, where it is kept on record how far ledgers have posted; see EngineOptions. */
  readonly data?: string;
}

/** What an engine process is told when it starts. */
export type EngineStart = EnginePlace &
  (
    | {
        /** `read`: a read-only connection beside the writer; opened once the writer has the ledger. */
        readonly role: 'write' | 'read';
      }
    | {
        /** Puts the backup in the place of the ledger, says how that went, and ends. */
        readonly role: 'restore';
        readonly backup: string;
      }
  );

/** Starts an engine of a role; throws only for defects, an engine that cannot start exits. */
export type StartEngine = (start: EngineStart) => EngineTransport;
