import { readFileSync } from 'node:fs';
import path from 'node:path';

const TABLE = path.resolve(import.meta.dirname, '../../../src-renderer/app/routes.tsx');

/** The addresses of a screen: its path with every placeholder filled. */
export interface Screen {
  /** As the table of routes writes it. */
  readonly route: string;
  readonly at: string;
  /** Of its pictures, the same in every run. */
  readonly name: string;
}

/** What stands for each placeholder; several values are several screens. */
export type Fillings = Readonly<Record<string, readonly string[]>>;

/**
 * Every screen of the window's table of routes. The table is read as text: it imports the screens, and
 * those are for browsers.
 * @throws Error when the table is not found there any more, or has a placeholder that nobody fills
 */
export function everyScreen(fillings: Fillings): Screen[] {
  const source = readFileSync(TABLE, 'utf8');
  const table = /export const SCREENS = \[(.*?)\n\]/su.exec(source)?.[1] ?? '';
  const routes = [...table.matchAll(/path: '([^']+)'/gu)].map(([, route = '']) => route);
  const entries = table.match(/element:/gu)?.length ?? 0;
  if (routes.length === 0 || routes.length !== entries) throw new Error(`No table of routes in ${TABLE}`);
  return routes.flatMap((route) =>
    filled(route, fillings).map((at, which) => ({ route, at, name: nameOf(route, which) })),
  );
}

function nameOf(route: string, which: number): string {
  return `${route.replaceAll(/\W+/gu, '-')}-${which + 1}`;
}

function filled(route: string, fillings: Fillings): string[] {
  const [found, screen = '', name = ''] = /^([^:]*):(\w+)/u.exec(route) ?? [];
  if (found === undefined) return [route];
  const key = `${screen}:${name}`;
  // A later placeholder is known by its name alone.
  const values = fillings[key] ?? fillings[`:${name}`];
  if (values === undefined) throw new Error(`Nobody fills ${key} of the route ${route}`);
  return values.flatMap((value) =>
    filled(`${screen}${encodeURIComponent(value)}${route.slice(found.length)}`, fillings),
  );
}
