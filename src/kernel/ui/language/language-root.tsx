import { type ReactNode, useCallback, useEffect, useState } from "react";
import { isLanguage, type Language } from "../../i18n/language.ts";
import type { Dictionary } from "./gather-words.ts";
import { LanguageProvider } from "./language.tsx";

const KEPT = "vx.language";

/** The language chosen on this device; Vietnamese before anybody chose. */
export function keptLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  return isLanguage(kept) ? kept : "vi";
}

interface LanguageRootProps {
  /** Loaded before the first picture, so nothing flashes. */
  first: { language: Language; dictionary: Dictionary };
  /** Fetches the texts of the other language when it is chosen. */
  load: (language: Language) => Promise<Dictionary>;
  children: ReactNode;
}

/** Holds the language of the page and its texts. */
export function LanguageRoot({ first, load, children }: LanguageRootProps) {
  const [inUse, setInUse] = useState(first);
  const change = useCallback(
    (language: Language) => {
      localStorage.setItem(KEPT, language);
      void load(language).then((dictionary) => setInUse({ language, dictionary }));
    },
    [load],
  );
  useEffect(() => {
    document.documentElement.lang = inUse.language;
  }, [inUse.language]);
  return <LanguageProvider value={{ ...inUse, change }}>{children}</LanguageProvider>;
}
