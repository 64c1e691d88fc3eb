import { gatherWords } from "./gather-words.ts";

/** All English texts, one file after a build. */
export const words = gatherWords(
  import.meta.glob(["../messages/en.json", "../../tabular/messages/en.json", "../../../modules/*/web/messages/en.json", "../../../apps/web/messages/en.json"], {
    eager: true,
    import: "default",
  }),
);
