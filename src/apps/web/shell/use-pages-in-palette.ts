import { fold } from "../../../kernel/ui/input/fold.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { usePaletteProvider } from "../../../kernel/ui/palette/providers.tsx";
import type { RailPage } from "../pages.ts";
import { useTitleOf } from "./use-jumps.ts";

/** Pages are the first commands of the palette. */
export function usePagesInPalette(places: readonly RailPage[]): void {
  const text = useText("app");
  const titleOf = useTitleOf();
  usePaletteProvider({
    key: "pages",
    name: text("shell.pages"),
    icon: "right",
    order: 90,
    search: async (query) => {
      const words = fold(query).split(/\s+/);
      const own = { key: "/ca-nhan", name: text("profile.title"), to: "/ca-nhan" };
      const items = [
        ...places.map((place) => ({ key: place.path, name: titleOf(place), to: place.path, keys: `g ${place.rail.letter}` })),
        own,
      ];
      return items.filter(({ name }) => words.every((word) => fold(name).includes(word)));
    },
  });
}
