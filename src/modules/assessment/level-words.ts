import type { MessageParams } from "../../kernel/i18n/message.ts";
import type { EpidemicLevel, LevelFlip, LevelReason } from "./contract.ts";

/** Says a message of this module in the reader's language: `useText("assessment")` on a page, `textOf` bound to it elsewhere. */
export type Say = (key: string, params?: MessageParams) => string;

/** A reason of a level as one sentence. */
export function reasonWords(say: Say, { code, params }: LevelReason): string {
  const words: Record<string, string | number> = {};
  for (const [name, param] of Object.entries(params) as [string, string | number | EpidemicLevel[]][]) {
    if (Array.isArray(param)) words.levels = levelList(say, param);
    else if (name === "input") words.input = say(`criterion.${param}`);
    else if (name === "line") words.line = say(`line.${param}`);
    else if (name === "path") Object.assign(words, pathWords(say, String(param)));
    else words[name] = typeof param === "number" ? rounded(param) : param;
  }
  return say(`reason.${code}`, words);
}

/** What would change a level, as one sentence; whole cases, people or beds where they are known. */
export function flipWords(say: Say, flip: LevelFlip): string {
  const { direction, level, possible, count, from, to } = flip;
  const input = say(`criterion.${flip.input}`);
  const outcome =
    level === null ? say("flip.outcome.unclear", { levels: levelList(say, possible) }) : say(`flip.outcome.${direction}`, { level });
  if (count) {
    const turn = count.to > count.from ? "more" : "fewer";
    return say("flip.count", { input, turn, change: Math.abs(count.to - count.from), what: count.what, to: count.to, outcome });
  }
  if (typeof to === "boolean") return say("flip.statement", { input, to: String(to), outcome });
  if (typeof to === "string") return say("flip.choice", { to: say(`line.${to}`), outcome });
  return say("flip.value", { input, from: rounded(Number(from)), to: rounded(to), outcome });
}

/** The name of an entry of a rule: which cut-off, which cell. */
export function entryWords(say: Say, path: string): string {
  return pathWords(say, path).entry;
}

function pathWords(say: Say, path: string): { entry: string; unitLevel: string } {
  const [head = "", name = "", part = "", which = ""] = path.split(".");
  const unitLevel = part === "appliesTo" ? say(`unitLevel.${which}`) : "";
  if (head === "criteria") {
    const input = say(`criterion.${name}`);
    if (part === "cutOffs") return { entry: say("entry.cutOff", { n: Number(which) + 1, input }), unitLevel };
    return { entry: say(`entry.${part}`, { input, ...(unitLevel && { unitLevel }) }), unitLevel };
  }
  if (head === "table") return { entry: say("entry.table", { line: say(`line.${name}`), band: part }), unitLevel };
  return { entry: say(`entry.${name}`), unitLevel };
}

/** Two decimals tell 19,96 from 20 and are as many as authorities print. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** "2, 3 hoặc 4". */
export function levelList(say: Say, levels: readonly number[]): string {
  const [first, last] = [levels.slice(0, -1).join(", "), String(levels.at(-1) ?? "")];
  return first ? say("or", { first, last }) : last;
}
