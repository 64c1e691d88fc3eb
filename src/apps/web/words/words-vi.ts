import { gatherWords } from "../../../kernel/ui/language/gather-words.ts";

/** All Vietnamese texts, one file after a build. */
export const words = gatherWords(
  import.meta.glob(
    [
      "../../../kernel/ui/messages/vi.json",
      "../../../kernel/tabular/messages/vi.json",
      "../../../modules/*/web/messages/vi.json",
      "../messages/vi.json",
    ],
    {
      eager: true,
      import: "default",
    },
  ),
);
