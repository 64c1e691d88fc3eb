/** A column as a module's `store/tables.ts` declares it: its TypeScript type without `| null`, and whether it may be null. */
export interface DeclaredColumn {
  type: string;
  nullable: boolean;
}

type Columns = Map<string, DeclaredColumn>;

/**
 * Reads what a `store/tables.ts` merges into `Tables`. Understands what these files need and nothing else: interfaces, `extends`,
 * `A & B`, inline `{ … }` and the alias `History<T>`.
 * @param common columns that `RecordColumns` stands for, from `kernel/db/tables.ts`
 * @throws on anything it does not understand: an unread table would be an unchecked one
 */
export function readDeclaredTables(source: string, common: string): Map<string, Columns> {
  const text = withoutComments(source);
  const interfaces = new Map<string, Columns>([
    ["RecordColumns", columnsIn(bodyAfter(withoutComments(common), /interface RecordColumns \{/)!)],
  ]);
  for (const match of text.matchAll(/(?:export )?interface (\w+)(?: extends ([\w, ]+))? \{/g)) {
    if (match[1] === "Tables") continue;
    const inherited = (match[2] ?? "")
      .split(",")
      .filter(Boolean)
      .flatMap((name) => [...interfaces.get(name.trim())!]);
    interfaces.set(match[1]!, new Map([...inherited, ...columnsIn(bodyAt(text, match.index! + match[0].length))]));
  }
  const merged = bodyAfter(text, /interface Tables \{/);
  if (merged === undefined) throw new Error("no `interface Tables` to merge");
  return new Map(entries(merged).map(([name, type]) => [name.replaceAll('"', ""), resolve(type, interfaces)]));
}

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");

function resolve(type: string, interfaces: ReadonlyMap<string, Columns>): Columns {
  const inner = /^History<(.+)>$/.exec(type)?.[1];
  if (inner) return new Map([...resolve(inner, interfaces), ["recorded_to", { type: "Date", nullable: false }]]);
  if (type.startsWith("{")) return columnsIn(type.slice(1, -1));
  const parts = type.split("&").map((part) => part.trim());
  return new Map(
    parts.flatMap((part) => {
      const found = part.startsWith("{") ? columnsIn(part.slice(1, -1)) : interfaces.get(part);
      if (!found) throw new Error(`do not know the columns of ${part}`);
      return [...found];
    }),
  );
}

function columnsIn(body: string): Columns {
  return new Map(
    entries(body).map(([name, type]) => {
      const parts = type.split("|").map((part) => part.trim());
      const rest = parts.filter((part) => part !== "null");
      return [name, { type: rest.join(" | "), nullable: rest.length < parts.length }];
    }),
  );
}

/** `name: type;` of a body, semicolons inside braces left alone. */
function entries(body: string): [string, string][] {
  const found: string[] = [];
  let depth = 0;
  let current = "";
  for (const sign of body) {
    if ("{[(<".includes(sign)) depth++;
    if ("}])>".includes(sign)) depth--;
    if (sign === ";" && depth === 0) {
      found.push(current);
      current = "";
    } else current += sign;
  }
  found.push(current);
  return found
    .map((entry) => entry.trim().replaceAll(/\s+/g, " "))
    .filter(Boolean)
    .map((entry) => {
      const match = /^(?:readonly )?("?[\w.]+"?): (.+)$/.exec(entry);
      if (!match) throw new Error(`do not understand: ${entry}`);
      return [match[1]!, match[2]!];
    });
}

function bodyAfter(text: string, start: RegExp): string | undefined {
  const match = start.exec(text);
  return match ? bodyAt(text, match.index + match[0].length) : undefined;
}

function bodyAt(text: string, from: number): string {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(from, at);
  }
  throw new Error("a brace is not closed");
}
