import { flattenWords, type NestedWords, namespaceOf, type Words } from "../../i18n/words.ts";

/** Texts of every namespace in one language. */
export type Dictionary = Readonly<Record<string, Words>>;

/** Files of messages (path → parsed JSON, as `import.meta.glob` gives them) by namespace. */
export function gatherWords(files: Record<string, unknown>): Dictionary {
  return Object.fromEntries(
    Object.entries(files).map(([path, nested]) => [namespaceOf(path) ?? "app", flattenWords(nested as NestedWords)]),
  );
}
