import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { Language } from "../../i18n/language.ts";
import type { Dictionary } from "./gather-words.ts";
import { keepLanguage } from "./kept-language.ts";
import { LanguageProvider } from "./language.tsx";

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
      keepLanguage(language);
      void load(language).then((dictionary) => setInUse({ language, dictionary }));
    },
    [load],
  );
  useEffect(() => {
    document.documentElement.lang = inUse.language;
  }, [inUse.language]);
  return <LanguageProvider value={{ ...inUse, change }}>{children}</LanguageProvider>;
}
