import { useCallback, useEffect, useRef } from "react";
import { formatMessage } from "../../../kernel/i18n/message.ts";
import { useShortcutRegistry } from "../../../kernel/ui/keys/shortcuts.tsx";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import type { RailPage } from "../pages.ts";

/** `G` then a letter goes to a place of the rail. */
export function useJumps(places: readonly RailPage[], go: (to: string) => void): void {
  const text = useText("app");
  const titleOf = useTitleOf();
  const { add } = useShortcutRegistry();
  const latest = useRef({ add, go });
  latest.current = { add, go };
  const letters = places.map(({ path, rail }) => `${rail.letter} ${path}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of places in words stands for the places
  useEffect(() => {
    const removals = places.map((place) =>
      latest.current.add({
        keys: `g ${place.rail.letter.toLowerCase()}`,
        label: text("shell.goTo", { place: titleOf(place) }),
        run: () => latest.current.go(place.path),
      }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [letters, text, titleOf]);
}

/** The name of a page in its module's words. */
export function useTitleOf(): (page: { namespace: string; title: string }) => string {
  const { language, dictionary } = useLanguage();
  return useCallback(
    ({ namespace, title }) => {
      const template = dictionary[namespace]?.[title];
      return template === undefined ? `${namespace}:${title}` : formatMessage(language, template);
    },
    [language, dictionary],
  );
}
