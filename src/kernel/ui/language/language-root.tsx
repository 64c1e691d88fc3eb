import { type ReactNode, useCallback, useEffect, useState } from "react";
import { isLanguage, type Language } from "../../i18n/language.ts";
import type { Dictionary } from "./gather-words.ts";
import { LanguageProvider } from "./language.tsx";
import { loadWords } from "./load-words.ts";

const KEPT = "vx.language";

/** The language chosen on this device; Vietnamese before anybody chose. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : "vi";
}

/** Holds the language of the page and its texts. `first` was loaded before the first picture, so nothing flashes. */
export function LanguageRoot({ first, children }: { first: { language: Language; dictionary: Dictionary }; children: ReactNode }) {
  const [inUse, setInUse] = useState(first);
  const change = useCallback((language: Language) => {
    localStorage.setItem(KEPT, language);
    void loadWords(language).then((dictionary) => setInUse({ language, dictionary }));
  }, []);
  useEffect(() => {
    document.documentElement.lang = inUse.language;
  }, [inUse.language]);
  return <LanguageProvider value={{ ...inUse, change }}>{children}</LanguageProvider>;
}
