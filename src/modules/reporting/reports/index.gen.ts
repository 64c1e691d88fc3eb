// Written by `npm run gen` from the files of this folder. Do not edit.
import daily from "./daily.ts";

/** Every entry of this catalogue by its code. */
export const reports = {
  daily,
};
