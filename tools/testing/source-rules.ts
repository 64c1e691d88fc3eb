import { parseSync } from "@swc/core";

/** A line of the source that breaks a rule of the house. */
export interface Offence {
  line: number;
  text: string;
}

/** Longest file, in lines; tables of data and generated files are not counted. */
export const longestFile = 300;

export function findTooLong(source: string): Offence[] {
  const lines = source.trimEnd().split("\n").length;
  return lines > longestFile ? [{ line: lines, text: `${lines} lines, at most ${longestFile}` }] : [];
}

/** Colours by number: only the theme knows colours, or dark mode and print would each miss some. */
export function findColours(source: string): Offence[] {
  return findLines(source, /["'`:( ,]#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgb|hsl)a?\(/i);
}

/** Work that is left without anybody knowing, and ways around the types. */
export function findShortcuts(source: string): Offence[] {
  return findLines(source, /\b(?:TODO|FIXME|XXX)\b|@ts-(?:ignore|expect-error|nocheck)|\bas any[\s;,)\].]*$|\bas any[;,)\].]/);
}

/** `import("./x.ts").Type`: the border check does not see it. */
export function findHiddenImports(source: string, file: string): Offence[] {
  return findNodes(source, file, (node) => node.type === "TsImportType");
}

const impureMembers: Record<string, string[]> = {
  Date: ["now"],
  Math: ["random"],
  performance: ["now"],
  crypto: ["randomUUID", "getRandomValues"],
  process: ["env", "hrtime", "cwd"],
};

/** Clock, chance and network, which a rule gets as arguments. */
export function findImpurities(source: string, file: string): Offence[] {
  return findNodes(source, file, (node) => isClock(node) || isImpureMember(node) || isCallOf(node, "fetch"));
}

interface Node {
  type: string;
  span: { start: number };
  [part: string]: unknown;
}

function isClock(node: Node): boolean {
  const callee = node.callee as Node | undefined;
  return node.type === "NewExpression" && callee?.value === "Date" && (node.arguments as unknown[]).length === 0;
}

function isImpureMember(node: Node): boolean {
  if (node.type !== "MemberExpression") return false;
  const { object, property } = node as unknown as { object: Node; property: Node };
  return object.type === "Identifier" && impureMembers[String(object.value)]?.includes(String(property.value)) === true;
}

function isCallOf(node: Node, name: string): boolean {
  return node.type === "CallExpression" && (node.callee as Node).value === name;
}

function findLines(source: string, pattern: RegExp): Offence[] {
  return source.split("\n").flatMap((text, index) => (pattern.test(text) ? [{ line: index + 1, text: text.trim() }] : []));
}

function findNodes(source: string, file: string, matches: (node: Node) => boolean): Offence[] {
  const program = parseSync(source, { syntax: "typescript", tsx: file.endsWith("x"), target: "esnext" });
  // The parser numbers bytes of all files it has read; the program begins at the first byte of this one that is not blank.
  const bytes = Buffer.from(source);
  const origin = program.span.start - bytes.findIndex((byte) => byte > 32);
  const found: Offence[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if (typeof node.type === "string" && matches(node)) found.push(lineAt(bytes, node.span.start - origin));
    for (const part of Object.values(node)) visit(part);
  };
  visit(program);
  return found;
}

function lineAt(bytes: Buffer, offset: number): Offence {
  const line = bytes.subarray(0, offset).toString().split("\n").length;
  return { line, text: (bytes.toString().split("\n")[line - 1] ?? "").trim() };
}
