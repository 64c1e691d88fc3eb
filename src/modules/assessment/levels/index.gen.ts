// Written by `npm run gen` from the files of this folder. Do not edit.
import qd218 from "./qd-218.ts";
import qd4800 from "./qd-4800.ts";

/** Every entry of this catalogue by its code. */
export const levels = {
  "qd-218": qd218,
  "qd-4800": qd4800,
};
