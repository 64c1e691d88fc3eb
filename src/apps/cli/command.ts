import type { Actor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";

/** Exit codes of `vx`: done; done with rejected rows or failed checks; wrong usage; not possible. */
export const exit = { done: 0, withProblems: 1, usage: 2, impossible: 3 } as const;

export interface Flags {
  [name: string]: string | boolean | undefined;
}

/** What a command runs with. */
export interface Run {
  words: readonly string[];
  flags: Flags;
  /** Opens the database once, on first need. */
  database(): Promise<Database>;
  /** Who acts: `--as`, else the installation's local operator, who works in the province of the area. */
  actor(area: string): Promise<Actor>;
  /** A path as the caller meant it: relative to the caller's folder. */
  path(text: string): string;
  /** Progress and remarks, on stderr. */
  say(vi: string, en: string): void;
  /** The answer: JSON alone on stdout with `--json`, else the lines for people. */
  answer(value: unknown, lines: () => readonly string[]): void;
}

export interface Command {
  /** Words that name it, e.g. `import cases`. */
  name: string;
  usage: string;
  vi: string;
  en: string;
  /** Flags with a value (`string`) or without (`boolean`). */
  flags: Readonly<Record<string, "string" | "boolean">>;
  /** How many words follow the name: least and most. */
  words: readonly [number, number];
  run(run: Run): Promise<number>;
}

/** Wrong usage: exit 2 with one sentence. */
export class UsageError extends Error {}
/** Cannot be done here: exit 3 with one sentence. */
export class ImpossibleError extends Error {}

export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}

export function requiredFlag(flags: Flags, name: string): string {
  const value = textFlag(flags, name);
  if (!value) throw new UsageError(`thiếu --${name} · --${name} is missing`);
  return value;
}
