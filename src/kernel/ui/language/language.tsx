import { createContext, type ReactNode, use, useCallback, useMemo } from "react";
import type { Refusal } from "../../errors/refusal.ts";
import type { Language } from "../../i18n/language.ts";
import { formatMessage, type MessageParams } from "../../i18n/message.ts";
import { formatNumber, formatPercent } from "../../i18n/number.ts";
import { refusalKey } from "../../i18n/words.ts";
import type { Dictionary } from "./gather-words.ts";

interface LanguageInUse {
  language: Language;
  dictionary: Dictionary;
  /** Fetches the other language and shows it; the page keeps its state. */
  change(language: Language): void;
}

const LanguageContext = createContext<LanguageInUse | undefined>(undefined);

export function LanguageProvider({ value, children }: { value: LanguageInUse; children: ReactNode }) {
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageInUse {
  const found = use(LanguageContext);
  if (!found) throw new Error("useLanguage needs a LanguageProvider above it");
  return found;
}

export type Text = (key: string, params?: MessageParams) => string;

/**
 * The texts of one namespace: `const text = useText("surveillance"); text("case.title", {name})`.
 * @param namespace module name, `ui` for the kernel's parts, `app` for the shell
 * @returns a key without words comes back as `namespace:key`, which a test forbids
 */
export function useText(namespace: string): Text {
  const say = useSay();
  return useCallback((key, params) => say(namespace, key, params), [say, namespace]);
}

/** A sentence of any namespace: `say("tabular", "reading.no_such_day", params)`. */
type Say = (namespace: string, key: string, params?: MessageParams) => string;

/** The texts of all namespaces, for sentences whose owner is known only when they are said: `useText` is for all others. */
export function useSay(): Say {
  const { language, dictionary } = useLanguage();
  return useCallback(
    (namespace, key, params) => {
      const template = dictionary[namespace]?.[key];
      return template === undefined ? `${namespace}:${key}` : formatMessage(language, template, params);
    },
    [language, dictionary],
  );
}

/** Numbers in the reader's way of writing; days and hours are the same in both languages (`formatDate`, `formatInstant`). */
export function useNumbers() {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      number: (value: number, decimals?: number) => formatNumber(language, value, decimals),
      percent: (share: number, decimals?: number) => formatPercent(language, share, decimals),
    }),
    [language],
  );
}

/** The sentence of a refusal: the owner's words, else the general ones; the code beside it can be read to 1022. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { language, dictionary } = useLanguage();
  const general = useText("ui");
  return useCallback(
    (refusal) => {
      const { namespace, key } = refusalKey(refusal.code);
      const template = dictionary[namespace]?.[key];
      if (template) return formatMessage(language, template, refusal.params);
      return general("error.unexpected");
    },
    [dictionary, general, language],
  );
}
