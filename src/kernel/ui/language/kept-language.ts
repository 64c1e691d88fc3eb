import { isLanguage, type Language } from "../../i18n/language.ts";

const KEPT = "vx.language";

/** The language chosen on this device; Vietnamese before anybody chose. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : "vi";
}

/** Keeps the choice on this device, for the staff app and the public page alike. */
export const keepLanguage = (language: Language): void => localStorage.setItem(KEPT, language);
