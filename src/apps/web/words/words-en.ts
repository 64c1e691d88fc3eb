import { gatherWords } from "../../../kernel/ui/language/gather-words.ts";

/** All English texts, one file after a build. */
export const words = gatherWords(
  import.meta.glob(
    [
      "../../../kernel/ui/messages/en.json",
      "../../../kernel/tabular/messages/en.json",
      "../../../modules/*/web/messages/en.json",
      "../messages/en.json",
    ],
    {
      eager: true,
      import: "default",
    },
  ),
);
