import { gatherWords } from "./gather-words.ts";

/** All Vietnamese texts, one file after a build. */
export const words = gatherWords(
  import.meta.glob(["../messages/vi.json", "../../tabular/messages/vi.json", "../../../modules/*/web/messages/vi.json", "../../../apps/web/messages/vi.json"], {
    eager: true,
    import: "default",
  }),
);
