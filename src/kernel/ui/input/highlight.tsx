import { Fragment } from "react";
import { highlight } from "./fold.ts";

/** A text with the words that were typed set strong, accents aside. */
export function Highlight({ text, query }: { text: string; query: string }) {
  return (
    <>
      {highlight(text, query).map(({ part, hit }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name than their place
        <Fragment key={index}>{hit ? <b>{part}</b> : part}</Fragment>
      ))}
    </>
  );
}
