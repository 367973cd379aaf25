import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const RESOURCES_EN = path.join(ROOT, 'resources/locales/en');
const RENDERER = path.join(ROOT, 'src-renderer');

/** A key that some code names; where a part of it is put together at run time, every key of that form. */
export interface TextUse {
  readonly file: string;
  /** Where it may be found: the namespaces of the file, or of its room where the file is handed its texts. */
  readonly namespaces: readonly string[];
  readonly key: RegExp;
  /** It is what the function is called with, so it must be a key; else it is merely a text of that form. */
  readonly isSaid: boolean;
}

/** Namespace → its keys, as they are in the files. */
export function readWindowTexts(): ReadonlyMap<string, readonly string[]> {
  const folder = path.join(RESOURCES_EN, 'window');
  return new Map(
    readdirSync(folder).map((file) => [
      path.basename(file, '.json'),
      Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object),
    ]),
  );
}

/** Every text that the window's code may use as a key. */
export function readTextUses(): readonly TextUse[] {
  const files = globSync('**/*.{ts,tsx}', { cwd: RENDERER }).map((file) => readSource(file));
  const ofRoom = Map.groupBy(files, ({ room }) => room);
  return files.flatMap(({ file, room, bound, said, texts }) => {
    const inRoom = (ofRoom.get(room) ?? []).flatMap((other) => [...other.bound.values()].flat());
    const everywhere = [...new Set(inRoom)];
    const calls = said.map(({ by, key }) => ({
      file,
      namespaces: bound.get(by) ?? everywhere,
      key,
      isSaid: true,
    }));
    return [...calls, ...texts.map((key) => ({ file, namespaces: everywhere, key, isSaid: false }))];
  });
}

interface Source {
  readonly file: string;
  /** `features/books`, `components`, `app`. */
  readonly room: string;
  /** Name of the function → namespaces that it is bound to somewhere in the file. */
  readonly bound: ReadonlyMap<string, readonly string[]>;
  readonly said: readonly { readonly by: string; readonly key: RegExp }[];
  readonly texts: readonly RegExp[];
}

type Program = ReturnType<typeof parseSync>['program'];

/** By what names the texts are handed on. */
const HANDED_ON = ['say', 't'];

function readSource(file: string): Source {
  const { program, errors } = parseSync(file, readFileSync(path.join(RENDERER, file), 'utf8'));
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message ?? ''}`);
  const parts = file.split(path.sep);
  const bound = boundNames(program);
  const names = new Set([...bound.keys(), ...HANDED_ON]);
  const values = constants(program);
  const said: { by: string; key: RegExp }[] = [];
  const texts: RegExp[] = [];
  new Visitor({
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type !== 'Identifier' || !names.has(callee.name) || first === undefined) return;
      for (const key of keysIn(first, values)) said.push({ by: callee.name, key });
    },
    Literal: (node) => {
      if (typeof node.value === 'string') texts.push(exactly(node.value));
    },
    TemplateLiteral: (node) => {
      texts.push(...keysIn(node, values));
    },
  }).visit(program);
  const room = parts[0] === 'features' ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
  return { file, room, bound, said, texts };
}

/** `const say = useTexts('books')` */
function boundNames(program: Program): ReadonlyMap<string, readonly string[]> {
  const found: { name: string; namespace: string }[] = [];
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier' || init?.type !== 'CallExpression') return;
      const [namespace] = init.arguments;
      if (init.callee.type !== 'Identifier' || init.callee.name !== 'useTexts') return;
      if (namespace?.type !== 'Literal') throw new Error(`useTexts wants its namespace in so many words`);
      found.push({ name: id.name, namespace: String(namespace.value) });
    },
  }).visit(program);
  const byName = Map.groupBy(found, ({ name }) => name);
  return new Map([...byName].map(([name, all]) => [name, all.map(({ namespace }) => namespace)]));
}

interface Expression {
  readonly type: string;
}

/** What the file's constants are made of, for a key that was chosen a line before it is said. */
function constants(program: Program): ReadonlyMap<string, Expression> {
  const found = new Map<string, Expression>();
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init !== null) found.set(id.name, init);
    },
  }).visit(program);
  return found;
}

interface Known extends Expression {
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[];
  readonly consequent?: Expression;
  readonly alternate?: Expression;
  readonly left?: Expression;
  readonly right?: Expression;
  readonly name?: unknown;
}

/** The keys that an expression can be, as far as that can be read off it. */
function keysIn(node: Known, values: ReadonlyMap<string, Expression>): readonly RegExp[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [exactly(node.value)] : [];
    case 'TemplateLiteral': {
      const fixed = (node.quasis ?? []).map(({ value }) => escaped(value.cooked ?? ''));
      // Without anything fixed it would be every key.
      return fixed.join('').length < 2 ? [] : [new RegExp(`^${fixed.join('.*')}$`, 'u')];
    }
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap((part) => keysOf(part, values));
    case 'LogicalExpression':
      return [node.left, node.right].flatMap((part) => keysOf(part, values));
    case 'Identifier': {
      const value = values.get(String(node.name));
      // A constant of another type of expression says nothing of keys.
      return value?.type === 'ConditionalExpression' ? keysIn(value, new Map()) : [];
    }
    default:
      return [];
  }
}

function keysOf(node: Expression | undefined, values: ReadonlyMap<string, Expression>): readonly RegExp[] {
  return node === undefined ? [] : keysIn(node, values);
}

function exactly(text: string): RegExp {
  return new RegExp(`^${escaped(text)}$`, 'u');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
