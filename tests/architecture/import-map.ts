/** What any part of the window is written with. */
const WINDOW = [
  '@mantine/core',
  '@mantine/hooks',
  '@tabler/icons-react',
  '@tanstack/react-query',
  'react',
  'react-i18next',
  'zustand',
] as const;

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
  // Fills texts in and explains failures with them; what the texts are, the program tells it.
  'src-shared/text': { imports: ['src-shared/model', 'src-shared/time'], packages: [], node: false },
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
  // What comes over a network is parsed before it is believed.
  'src-main/books/tryton': {
    imports: ['src-main/core/ports', 'src-shared/*'],
    packages: ['zod'],
    node: true,
  },
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
      'src-main/link',
      'src-shared/*',
    ],
    packages: ['zod'],
    node: true,
  },
  // How a host and an engine in a process of its own talk to each other.
  'src-main/link': { imports: ['src-main/core/ports', 'src-shared/*'], packages: ['zod'], node: true },

  // What a person starts. Beside the command line's folder, plain JavaScript for whatever Node there is.
  'src-main/hosts': { imports: ['src-main/hosts/build'], packages: [], node: true },
  'src-main/hosts/build': { imports: [], packages: [], node: true },
  'src-main/hosts/cli': {
    imports: ['src-main/engine', 'src-main/platform', 'src-shared/*'],
    packages: ['zod'],
    node: true,
  },
  // The window's hosts, and what the two share.
  'src-main/hosts/window': {
    imports: ['src-main/link', 'src-main/platform', 'src-main/core/ports', 'src-shared/*'],
    packages: ['zod'],
    node: true,
  },
  'src-main/hosts/loopback': {
    imports: [
      'src-main/hosts/window',
      'src-main/engine',
      'src-main/link',
      'src-main/platform',
      'src-main/core/ports',
      'src-shared/*',
    ],
    packages: ['zod'],
    node: true,
  },
  // It is the command line too: `Daybook --cli …` on computers without Node.
  'src-main/hosts/electron': {
    imports: [
      'src-main/hosts/window',
      'src-main/hosts/cli',
      'src-main/engine',
      'src-main/link',
      'src-main/platform',
      'src-main/core/ports',
      'src-shared/*',
    ],
    packages: ['electron', 'electron-updater', 'zod'],
    node: true,
  },

  // The window. It knows the contract and no engine; a feature knows no other feature.
  'src-renderer/main': {
    imports: ['src-renderer/app', 'src-renderer/bridge', 'src-renderer/i18n'],
    // Mantine for its style sheets.
    packages: ['@mantine/core', '@mantine/dates', '@mantine/notifications', 'react', 'react-dom'],
    node: false,
  },
  'src-renderer/app': {
    imports: [
      'src-renderer/features',
      'src-renderer/features/*',
      'src-renderer/components',
      'src-renderer/bridge',
      'src-renderer/i18n',
      'src-shared/*',
    ],
    packages: [...WINDOW, '@mantine/modals', '@mantine/notifications', 'react-dom', 'react-router'],
    node: false,
  },
  'src-renderer/features': {
    imports: ['src-renderer/features/*', 'src-renderer/components', 'src-renderer/i18n', 'src-shared/*'],
    packages: ['react', 'react-router'],
    node: false,
  },
  'src-renderer/features/*': {
    imports: ['src-renderer/components', 'src-renderer/bridge', 'src-renderer/i18n', 'src-shared/*'],
    packages: [
      ...WINDOW,
      '@mantine/dates',
      '@mantine/modals',
      '@mantine/notifications',
      '@tanstack/react-virtual',
      'react-router',
    ],
    node: false,
  },
  // What every feature shows alike. It is given what it shows: no queries; links, but no route table.
  'src-renderer/components': {
    imports: ['src-renderer/i18n', 'src-shared/*'],
    packages: [
      '@mantine/core',
      '@mantine/dates',
      '@mantine/hooks',
      '@mantine/modals',
      '@mantine/notifications',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      'react',
      'react-dom',
      'react-i18next',
      'react-router',
    ],
    node: false,
  },
  // The one way to the host, whichever it is.
  'src-renderer/bridge': {
    imports: ['src-shared/*'],
    packages: ['@tanstack/react-query', 'react', 'zod', 'zustand'],
    node: false,
  },
  'src-renderer/i18n': {
    imports: ['resources/locales', 'src-shared/*'],
    packages: ['dayjs', 'i18next', 'react', 'react-i18next'],
    node: false,
  },
  // No code: the texts, which the window is built with.
  'resources/locales': { imports: [], packages: [], node: false },
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
