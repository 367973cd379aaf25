/**
 * Who may import whom. Default deny: a folder that is not on this table fails the check, and so does
 * every arrow, package or Node built-in that its row does not name.
 *
 * A room owns its folder with all subfolders, down to the next room. `*` stands for one folder name and
 * makes each such folder a room of its own: two tills' adapters never see each other. The most exact row
 * wins. Inside a room files import each other freely, but never in a circle.
 */
export const ROOMS = {
  'src-shared/money': { imports: [], packages: [], node: false },
  // luxon lives here only: everybody else speaks of business dates and instants.
  'src-shared/time': { imports: [], packages: ['luxon'], node: false },
  'src-shared/model': { imports: ['src-shared/money', 'src-shared/time'], packages: ['zod'], node: false },
  'src-shared/ipc': {
    imports: ['src-shared/model', 'src-shared/money', 'src-shared/time'],
    packages: ['zod'],
    node: false,
  },

  // Pure decisions. The ports are what the rooms at the edge see of them, so they know nouns only.
  'src-main/core': { imports: ['src-main/core/ports', 'src-shared/*'], packages: [], node: false },
  'src-main/core/ports': { imports: ['src-shared/*'], packages: [], node: false },

  'src-main/sync': {
    imports: ['src-main/core', 'src-main/core/ports', 'src-shared/*'],
    packages: [],
    node: false,
  },
  'src-main/actions': {
    imports: ['src-main/sync', 'src-main/core', 'src-main/core/ports', 'src-shared/*'],
    packages: [],
    node: false,
  },
  // Handlers put what actions and core decide into words of the contract.
  'src-main/ipc': {
    imports: ['src-main/actions', 'src-main/core', 'src-main/core/ports', 'src-shared/*'],
    packages: [],
    node: false,
  },

  // The edges: they answer the ports and never see each other.
  'src-main/storage': {
    imports: ['src-main/core/ports', 'src-shared/*'],
    packages: ['better-sqlite3', 'kysely'],
    node: true,
  },
  'src-main/sources': {
    imports: ['src-main/sources/*', 'src-main/core/ports', 'src-shared/*'],
    packages: ['zod'],
    node: true,
  },
  'src-main/sources/*': { imports: ['src-main/core/ports', 'src-shared/*'], packages: ['zod'], node: true },
  'src-main/sources/file': {
    imports: ['src-main/core/ports', 'src-shared/*'],
    packages: ['csv-parse', 'fflate', 'read-excel-file', 'zod'],
    node: true,
  },
  'src-main/books': {
    imports: ['src-main/books/*', 'src-main/core/ports', 'src-shared/*'],
    packages: [],
    node: true,
  },
  'src-main/books/*': { imports: ['src-main/core/ports', 'src-shared/*'], packages: [], node: true },
  'src-main/exports': {
    imports: ['src-main/core/ports', 'src-shared/*'],
    packages: ['csv-stringify', 'write-excel-file'],
    node: true,
  },
  'src-main/platform': { imports: ['src-shared/*'], packages: [], node: true },

  // Builds the parts once, for any host.
  'src-main/engine': {
    imports: [
      'src-main/ipc',
      'src-main/actions',
      'src-main/sync',
      'src-main/core',
      'src-main/core/ports',
      'src-main/storage',
      'src-main/sources',
      'src-main/sources/*',
      'src-main/books',
      'src-main/books/*',
      'src-main/exports',
      'src-main/platform',
      'src-shared/*',
    ],
    packages: ['zod'],
    node: true,
  },
  'src-main/hosts/cli': {
    imports: ['src-main/engine', 'src-main/platform', 'src-shared/*'],
    packages: ['zod'],
    node: true,
  },
} as const satisfies Readonly<Record<string, Room>>;

/** What the files of one room may import, beside each other. */
export interface Room {
  /** Rooms, or patterns of rooms. */
  readonly imports: readonly string[];
  /** npm packages, with all their entry points. */
  readonly packages: readonly string[];
  /** Whether Node's built-in modules may be imported. A pure room has none. */
  readonly node: boolean;
}

/** Folder or pattern of folders → room. */
export type ImportMap = Readonly<Record<string, Room>>;
