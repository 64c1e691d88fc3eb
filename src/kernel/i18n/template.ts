/** A piece of a template: plain text, `#` (the number being counted), or a slot. */
export type TemplatePart = string | { name: string; kind: string; style: string; choices?: Record<string, TemplatePart[]> };

/**
 * Splits a template in the ICU manner; braces nest, apostrophes mean nothing special.
 * @throws when a brace is not closed or a slot has no name: messages are checked by a test, so this never meets a reader
 */
export function parseTemplate(template: string): TemplatePart[] {
  const state = { text: template, at: 0 };
  const parts = readParts(state, false);
  if (state.at < template.length) throw new Error(`Closing brace without an opening one: ${template}`);
  return parts;
}

/** Names of the slots of a template, inner ones included. */
export function slotsOf(template: string): Set<string> {
  const names = new Set<string>();
  const visit = (parts: TemplatePart[]): void => {
    for (const part of parts) {
      if (typeof part === "string") continue;
      names.add(part.name);
      for (const inner of Object.values(part.choices ?? {})) visit(inner);
    }
  };
  visit(parseTemplate(template));
  return names;
}

interface Cursor {
  text: string;
  at: number;
}

function readParts(cursor: Cursor, counting: boolean): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let plain = "";
  const flush = (): void => {
    if (plain) parts.push(plain);
    plain = "";
  };
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== "}") {
    const sign = cursor.text[cursor.at++]!;
    if (sign === "{") {
      flush();
      parts.push(readSlot(cursor));
    } else if (sign === "#" && counting) {
      flush();
      parts.push("#");
    } else plain += sign;
  }
  flush();
  return parts;
}

function readSlot(cursor: Cursor): TemplatePart {
  const name = readUntil(cursor, /[,}]/);
  if (!/^\w+$/.test(name)) throw new Error(`A slot needs a name: ${cursor.text}`);
  if (take(cursor, "}")) return { name, kind: "", style: "" };
  take(cursor, ",");
  const kind = readUntil(cursor, /[,}]/);
  if (take(cursor, "}")) return { name, kind, style: "" };
  take(cursor, ",");
  if (kind === "plural" || kind === "select") return { name, kind, style: "", choices: readChoices(cursor, kind === "plural") };
  const style = readUntil(cursor, /[}]/);
  if (!take(cursor, "}")) throw new Error(`Unclosed brace: ${cursor.text}`);
  return { name, kind, style };
}

function readChoices(cursor: Cursor, counting: boolean): Record<string, TemplatePart[]> {
  const choices: Record<string, TemplatePart[]> = {};
  while (!take(cursor, "}")) {
    const label = readUntil(cursor, /[{}]/);
    if (!take(cursor, "{")) throw new Error(`Unclosed brace: ${cursor.text}`);
    choices[label] = readParts(cursor, counting);
    if (!take(cursor, "}")) throw new Error(`Unclosed brace: ${cursor.text}`);
    while (cursor.text[cursor.at] === " ") cursor.at++;
  }
  if (!choices.other) throw new Error(`A choice needs "other": ${cursor.text}`);
  return choices;
}

function readUntil(cursor: Cursor, stop: RegExp): string {
  const from = cursor.at;
  while (cursor.at < cursor.text.length && !stop.test(cursor.text[cursor.at]!)) cursor.at++;
  return cursor.text.slice(from, cursor.at).trim();
}

function take(cursor: Cursor, sign: string): boolean {
  if (cursor.text[cursor.at] !== sign) {
    if (cursor.at >= cursor.text.length) throw new Error(`Unclosed brace: ${cursor.text}`);
    return false;
  }
  cursor.at++;
  return true;
}
