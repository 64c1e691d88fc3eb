/** Languages of the product: Vietnamese first, English second, both complete. */
export const languages = ["vi", "en"] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: string | null | undefined): text is Language {
  return text === "vi" || text === "en";
}
