import { flattenWords, type NestedWords, namespaceOf, type Words } from "../../i18n/words.ts";

/** Texts of every namespace in one language. */
export type Dictionary = Readonly<Record<string, Words>>;

/** Files of messages by namespace; the kernel's own are the ones next door. */
export function gatherWords(files: Record<string, unknown>): Dictionary {
  return Object.fromEntries(
    Object.entries(files).map(([path, nested]) => [namespaceOf(path) ?? "ui", flattenWords(nested as NestedWords)]),
  );
}
