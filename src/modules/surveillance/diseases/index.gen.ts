// Written by `npm run gen` from the files of this folder. Do not edit.
import cholera from "./cholera.ts";
import covid19 from "./covid-19.ts";
import dengue from "./dengue.ts";
import diphtheria from "./diphtheria.ts";
import handFootMouth from "./hand-foot-mouth.ts";
import hepatitisA from "./hepatitis-a.ts";
import influenzaAH5n1 from "./influenza-a-h5n1.ts";
import japaneseEncephalitis from "./japanese-encephalitis.ts";
import measles from "./measles.ts";
import meningococcal from "./meningococcal.ts";
import mpox from "./mpox.ts";
import pertussis from "./pertussis.ts";
import plague from "./plague.ts";
import rabies from "./rabies.ts";
import typhoid from "./typhoid.ts";

/** Every entry of this catalogue by its code. */
export const diseases = {
  cholera,
  "covid-19": covid19,
  dengue,
  diphtheria,
  "hand-foot-mouth": handFootMouth,
  "hepatitis-a": hepatitisA,
  "influenza-a-h5n1": influenzaAH5n1,
  "japanese-encephalitis": japaneseEncephalitis,
  measles,
  meningococcal,
  mpox,
  pertussis,
  plague,
  rabies,
  typhoid,
};
