import type { Refusal } from "../../kernel/errors/refusal.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";

/** The sentence of a refusal in both languages. @param more values the sentence takes besides those of the refusal */
export function refusalText({ code, params }: Pick<Refusal, "code" | "params">, more: Record<string, string> = {}): string {
  const [namespace = "", key = ""] = code.split("/");
  const known = Object.fromEntries(Object.entries({ ...params, ...more }).map(([name, value]) => [name, value ?? ""]));
  return `${textOf("vi", namespace, `error.${key}`, known)} · ${textOf("en", namespace, `error.${key}`, known)}`;
}
