export { eraOf, eraOn, keyOf, levelOf } from "./rules/eras.ts";
export { COUNTRY } from "./rules/seen-by.ts";
export { mapUnitName, tableUnitName, unitName, unitPath } from "./rules/unit-name.ts";
export { loadDirectory } from "./store/load-directory.ts";
export { getUnits, listUnits, populationsOf, rollUpsOf, seenByOf, unitNames } from "./store/unit-store.ts";
