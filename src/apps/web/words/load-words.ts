import type { Language } from "../../../kernel/i18n/language.ts";
import type { Dictionary } from "../../../kernel/ui/language/gather-words.ts";

/** Fetches the texts of one language in one file; the other language stays on the server. */
export async function loadWords(language: Language): Promise<Dictionary> {
  const { words } = language === "vi" ? await import("./words-vi.ts") : await import("./words-en.ts");
  return words;
}
