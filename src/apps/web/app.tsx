import { HeadlessMantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import type { Language } from "../../kernel/i18n/language.ts";
import { ShortcutRoot } from "../../kernel/ui/keys/shortcuts.tsx";
import type { Dictionary } from "../../kernel/ui/language/gather-words.ts";
import { LanguageRoot } from "../../kernel/ui/language/language-root.tsx";
import { NoticesRoot } from "../../kernel/ui/notices/notices.tsx";
import { PaletteRoot } from "../../kernel/ui/palette/providers.tsx";
import { ThemeRoot } from "../../kernel/ui/theme/theme-mode.tsx";
import { router } from "./router.tsx";
import { loadWords } from "./words/load-words.ts";

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, gcTime: 300_000 } } });

/** Everything a page may rely on, from the outside in. */
export function App({ first }: { first: { language: Language; dictionary: Dictionary } }) {
  return (
    <StrictMode>
      <LanguageRoot first={first} load={loadWords}>
        <ThemeRoot>
          <HeadlessMantineProvider>
            <QueryClientProvider client={client}>
              <NoticesRoot>
                <ShortcutRoot>
                  <PaletteRoot>
                    <RouterProvider router={router} />
                  </PaletteRoot>
                </ShortcutRoot>
              </NoticesRoot>
            </QueryClientProvider>
          </HeadlessMantineProvider>
        </ThemeRoot>
      </LanguageRoot>
    </StrictMode>
  );
}
