import type { Meter } from "../budgets.ts";
import { TabularProblem } from "../problem.ts";
import type { Package } from "./package.ts";
import { parseXml } from "./xml-feed.ts";

/** Parts of a workbook are small; only sheets and shared texts may be large. */
const SMALL_PART = 32 * 2 ** 20;

/** Reads a part of which only the opening tags matter. */
export async function readSmall(
  packed: Package,
  part: string,
  meter: Meter,
  open: (name: string, attributes: Record<string, string>) => void,
): Promise<void> {
  if (packed.sizeOf(part) > SMALL_PART) throw new TabularProblem("expands_too_far", { limit: SMALL_PART });
  await parseXml(part, packed.chunks(part), { open, close: () => {}, text: () => {} }, (step) => meter.timed(step));
}
