// Stands in for Electron where its binary cannot run: just enough of each part for Daybook's own code
// to go through, and everything that code asked for kept in `standIn`, to be looked at.
import { EventEmitter } from 'node:events';
import { utilityProcess } from './utility-process.ts';

export { utilityProcess };

type Handler = (event: unknown, ...args: unknown[]) => unknown;

/** What Daybook asked of Electron, and what a test gives it to answer with. */
export const standIn = {
  handlers: new Map<string, Handler>(),
  protocols: new Map<string, (request: Request) => Promise<Response>>(),
  schemes: [] as { readonly scheme: string }[],
  windows: [] as BrowserWindow[],
  trays: [] as Tray[],
  menus: [] as unknown[],
  notes: [] as { readonly title: string; readonly body: string }[],
  paths: new Map<string, string>(),
  openedPages: [] as string[],
  loginItems: [] as unknown[],
  errorBoxes: [] as string[],
  messageBoxes: [] as { readonly message: string; readonly detail?: string }[],
  /** With what it is to start again once it has ended. */
  relaunches: [] as unknown[],
  permissions: {} as Record<string, unknown>,
  requestFilter: null as
    | ((details: { url: string }, answer: (to: { cancel: boolean }) => void) => void)
    | null,
  packaged: true,
  firstInstance: true,
  backend: 'gnome_libsecret',
  encrypts: true,
  displays: [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  openDialog: { canceled: true, filePaths: [] as string[] },
  saveDialog: { canceled: true, filePath: '' },
  /** Called for every new window once its page is loaded. */
  onLoaded: null as ((window: BrowserWindow) => void) | null,
};

/** An event whose default can be prevented. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class App extends EventEmitter {
  #leaving = false;
  get isPackaged(): boolean {
    return standIn.packaged;
  }
  readonly commandLine = { hasSwitch: (): boolean => false };
  whenReady = async (): Promise<void> => {};
  getVersion = (): string => '0.0.0-test';
  getPreferredSystemLanguages = (): string[] => ['en-AU', 'ms'];
  getPath = (name: string): string => standIn.paths.get(name) ?? '/nowhere';
  setPath = (name: string, value: string): void => void standIn.paths.set(name, value);
  requestSingleInstanceLock = (): boolean => standIn.firstInstance;
  getLoginItemSettings = (): object => ({ wasOpenedAtLogin: false });
  setLoginItemSettings = (settings: unknown): void => void standIn.loginItems.push(settings);
  showAboutPanel = (): void => {};
  relaunch = (how: unknown): void => void standIn.relaunches.push(how);
  exit = (code = 0): void => process.exit(code);
  /** As Electron does it: before-quit, then every window is closed, and whoever prevents it stops it. */
  quit = (): void => {
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#leaving = true;
    for (const window of standIn.windows) window.close();
    this.#leaving = false;
    if (standIn.windows.every((window) => window.isDestroyed())) this.exit(0);
  };
  /** Nobody is told of the last window when it is the end of the program that closes it. */
  windowClosed(): void {
    const all = standIn.windows.every((window) => window.isDestroyed());
    if (all && !this.#leaving) this.emit('window-all-closed');
  }
}
export const app = new App();

class WebContents extends EventEmitter {
  readonly sent: unknown[][] = [];
  readonly mainFrame = { url: '' };
  windowOpenHandler: ((details: { url: string }) => unknown) | null = null;
  destroyed = false;
  send = (...message: unknown[]): void => void this.sent.push(message);
  isDestroyed = (): boolean => this.destroyed;
  setWindowOpenHandler = (handler: (details: { url: string }) => unknown): void => {
    this.windowOpenHandler = handler;
  };
  reload = (): void => void this.emit('reloaded');
  printToPDF = async (): Promise<Buffer> => Buffer.from('%PDF-1.7 stand-in');
}

interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  readonly x?: number;
  readonly y?: number;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: WindowOptions;
  visible = false;
  maximized = false;
  minimized = false;
  constructor(options: WindowOptions) {
    super();
    this.options = options;
    standIn.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    await Promise.resolve();
    this.emit('ready-to-show');
    standIn.onLoaded?.(this);
  }
  show = (): void => void (this.visible = true);
  hide = (): void => void (this.visible = false);
  focus = (): void => {};
  maximize = (): void => void (this.maximized = true);
  isMaximized = (): boolean => this.maximized;
  isMinimized = (): boolean => this.minimized;
  restore = (): void => void (this.minimized = false);
  isDestroyed = (): boolean => this.webContents.destroyed;
  getNormalBounds = (): object => ({
    x: this.options.x ?? 0,
    y: this.options.y ?? 0,
    width: this.options.width,
    height: this.options.height,
  });
  close(): void {
    if (this.isDestroyed()) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    this.webContents.destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
    app.windowClosed();
  }
}

export class Tray extends EventEmitter {
  menu: unknown = null;
  readonly image: unknown;
  constructor(image: unknown) {
    super();
    this.image = image;
    standIn.trays.push(this);
  }
  setToolTip = (): void => {};
  setContextMenu = (menu: unknown): void => void (this.menu = menu);
}

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly note: { readonly title: string; readonly body: string };
  constructor(note: { readonly title: string; readonly body: string }) {
    super();
    this.note = note;
  }
  show = (): void => void standIn.notes.push(this.note);
}

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (menu: unknown): void => void standIn.menus.push(menu),
};
export const dialog = {
  showOpenDialog: async (): Promise<unknown> => standIn.openDialog,
  showSaveDialog: async (): Promise<unknown> => standIn.saveDialog,
  showMessageBox: async (box: { readonly message: string; readonly detail?: string }): Promise<unknown> => {
    standIn.messageBoxes.push(box);
    return { response: 0 };
  },
  showErrorBox: (title: string, content: string): void =>
    void standIn.errorBoxes.push(`${title}: ${content}`),
};
export const ipcMain = {
  handle: (channel: string, handler: Handler): void => void standIn.handlers.set(channel, handler),
};
export const nativeImage = {
  createFromPath: (file: string): object => ({ file, setTemplateImage: (): void => {} }),
};
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
export const powerMonitor = new EventEmitter();
export const protocol = {
  registerSchemesAsPrivileged: (schemes: { readonly scheme: string }[]): void =>
    void standIn.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: Request) => Promise<Response>): void =>
    void standIn.protocols.set(scheme, handler),
};
/** Enough to see that a file does not hold the plain text. */
const turned = (text: string): string => [...text].toReversed().join('');
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => standIn.encrypts,
  getSelectedStorageBackend: (): string => standIn.backend,
  encryptStringAsync: async (text: string): Promise<Buffer> => Buffer.from(turned(`sealed:${text}`)),
  decryptStringAsync: async (cipher: Buffer): Promise<object> => {
    const text = turned(cipher.toString('utf8'));
    if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext.');
    return { result: text.slice('sealed:'.length), shouldReEncrypt: false };
  },
};
export const screen = {
  getPrimaryDisplay: (): unknown => standIn.displays[0],
  getAllDisplays: (): unknown => standIn.displays,
};
export const shell = {
  openExternal: async (url: string): Promise<void> => void standIn.openedPages.push(url),
};

const keep =
  (name: string) =>
  (handler: unknown): void => {
    standIn.permissions[name] = handler;
  };
class Session extends EventEmitter {
  readonly webRequest = {
    onBeforeRequest: (_: unknown, listener: NonNullable<typeof standIn.requestFilter>): void => {
      standIn.requestFilter = listener;
    },
  };
  setPermissionRequestHandler = keep('request');
  setPermissionCheckHandler = keep('check');
  setDevicePermissionHandler = keep('device');
  setDisplayMediaRequestHandler = keep('display');
}
export const session = { defaultSession: new Session() };

/** Calls what Daybook listens with, as the page's main frame would unless another sender is given. */
export async function invoke(
  channel: string,
  args: readonly unknown[],
  event: unknown = ownPage(),
): Promise<unknown> {
  const handler = standIn.handlers.get(channel);
  if (handler === undefined) throw new Error(`Nobody handles ${channel}.`);
  return handler(event, ...args);
}

function ownPage(): unknown {
  const contents = standIn.windows[0]?.webContents;
  return { sender: contents, senderFrame: contents?.mainFrame };
}
