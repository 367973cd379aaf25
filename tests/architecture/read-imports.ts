import { parseSync, Visitor } from 'oxc-parser';

/** One place where a file names another module. */
export interface ImportSite {
  /** Counted from 1. */
  readonly line: number;
  /** As written; undefined when it is put together at run time and cannot be checked. */
  readonly specifier: string | undefined;
}

interface Node {
  readonly type: string;
  readonly start: number;
}

/**
 * Every module that a source file names: import and export … from, `import()` as an expression and as a
 * type, `require()`, and `new URL('…', import.meta.url)`, which is how a worker thread names its program.
 * @throws SyntaxError when the file does not parse.
 */
export function readImports(path: string, source: string): ImportSite[] {
  const parsed = parseSync(path, source);
  const [problem] = parsed.errors;
  if (problem !== undefined) throw new SyntaxError(`${path}: ${problem.message}`);

  const sites: ImportSite[] = [];
  const add = (at: Node, named: Node | null): void => {
    sites.push({ line: lineAt(source, at.start), specifier: textOf(named) });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node, node.source),
    ExportAllDeclaration: (node) => add(node, node.source),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node, node.source);
    },
    ImportExpression: (node) => add(node, node.source),
    TSImportType: (node) => add(node, node.source),
    TSExternalModuleReference: (node) => add(node, node.expression),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') {
        add(node, node.arguments[0] ?? null);
      }
    },
    NewExpression: (node) => {
      const [target, base] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'URL') return;
      if (target === undefined || base === undefined || !isImportMetaUrl(source, base)) return;
      // Other files beside the program, such as a table of accounts, are data and nobody's room.
      if (isProgram(textOf(target))) add(node, target);
    },
  }).visit(parsed.program);
  return sites.toSorted((a, b) => a.line - b.line);
}

const PROGRAM = /\.[cm]?[jt]sx?$/;

function isProgram(specifier: string | undefined): boolean {
  return specifier !== undefined && PROGRAM.test(specifier);
}

function isImportMetaUrl(source: string, node: { readonly start: number; readonly end: number }): boolean {
  return source.slice(node.start, node.end) === 'import.meta.url';
}

function textOf(node: Node | null): string | undefined {
  return node !== null && 'value' in node && typeof node.value === 'string' ? node.value : undefined;
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
