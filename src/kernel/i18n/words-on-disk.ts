import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language } from "./language.ts";
import { formatMessage, type MessageParams } from "./message.ts";
import { flattenWords, type NestedWords, type Words } from "./words.ts";

const source = new URL("../../", import.meta.url);
const known = new Map<string, Words>();

/** Folder of a namespace's messages, relative to `src/`. */
function folderOf(namespace: string): string {
  if (namespace === "ui" || namespace === "tabular") return `kernel/${namespace}/messages`;
  if (namespace === "public") return "apps/public/messages";
  return namespace === "app" ? "apps/web/messages" : `modules/${namespace}/web/messages`;
}

/**
 * The texts of a namespace on the server, read once.
 * @returns no texts when the namespace has no file in that language
 */
export function wordsOf(language: Language, namespace: string): Words {
  const key = `${language}/${namespace}`;
  const found = known.get(key);
  if (found) return found;
  const file = fileURLToPath(new URL(`${folderOf(namespace)}/${language}.json`, source));
  const words = existsSync(file) ? flattenWords(JSON.parse(readFileSync(file, "utf8")) as NestedWords) : {};
  known.set(key, words);
  return words;
}

/** One sentence on the server (documents, mails, command line). A missing key reads `namespace:key`. */
export function textOf(language: Language, namespace: string, key: string, params?: MessageParams): string {
  const template = wordsOf(language, namespace)[key];
  return template === undefined ? `${namespace}:${key}` : formatMessage(language, template, params);
}
