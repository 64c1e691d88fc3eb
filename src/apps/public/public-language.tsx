import { type ReactNode, useEffect, useState } from "react";
import type { Language } from "../../kernel/i18n/language.ts";
import { flattenWords } from "../../kernel/i18n/words.ts";
import { keepLanguage, keptLanguage } from "../../kernel/ui/language/kept-language.ts";
import { LanguageProvider } from "../../kernel/ui/language/language.tsx";
import en from "./messages/en.json" with { type: "json" };
import vi from "./messages/vi.json" with { type: "json" };

const dictionaries = { vi: { public: flattenWords(vi) }, en: { public: flattenWords(en) } };

/** The page's few words in both languages: together smaller than a second request. */
export function PublicLanguage({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(keptLanguage);
  const change = (chosen: Language): void => {
    keepLanguage(chosen);
    setLanguage(chosen);
  };
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LanguageProvider value={{ language, dictionary: dictionaries[language], change }}>{children}</LanguageProvider>;
}
