import { z } from "zod";
import type { Tx } from "../../kernel/db/actor.ts";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineQuery } from "../../kernel/http/routes.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { drawPlan, planOf, type ShapesTopology } from "../../kernel/ui/map/plan.ts";
import { lastPublishedUnit, publishedLevels } from "../assessment/server.ts";
import { areaMap, chainOf, eraOf, listAgencies, unitGraph, unitNames, unitsBelow } from "../directory/server.ts";

const Front = z.object({
  organisation: z.string().nullable(),
  demo: z.boolean(),
  /** Province of this installation; null while nothing tells it. */
  area: z.object({ key: z.string(), name: z.string() }).nullable(),
  levels: z
    .object({ green: z.number(), of: z.number(), on: z.string(), at: z.string(), rule: z.string(), provisional: z.boolean() })
    .nullable(),
  sketch: z.object({ width: z.number(), height: z.number(), inner: z.string(), heavy: z.string() }).nullable(),
});
type Front = z.infer<typeof Front>;
type Language = "vi" | "en";

/** What the front page and the public page may tell before anybody signs in: from published decisions only. */
export const publicFront = defineQuery({
  path: "/public/front",
  permission: "public",
  summary: "Whose installation this is and how many communes are green by published decisions",
  query: z.strictObject({ language: z.enum(["vi", "en"]).default("vi") }),
  reply: Front,
  async run(tx, { language }) {
    const home = await homeOf(tx);
    const demo = (await settingOf(tx, "demo")) === true;
    if (!home) return ok({ organisation: null, demo, area: null, levels: null, sketch: null });
    const [committee] = await listAgencies(tx, { unitKey: home, kinds: ["bcd"], limit: 1 });
    const name = (await unitNames(tx, [home])).get(home) ?? home;
    return ok({
      organisation: committee?.name.toLocaleUpperCase("vi") ?? null,
      demo,
      area: { key: home, name },
      levels: await greenCommunes(tx, home, language),
      sketch: await sketchOf(tx, home),
    });
  },
});

async function settingOf(tx: Tx, key: string): Promise<unknown> {
  const { rows } = await tx.client.query<{ value: unknown }>("select value from kernel.setting where key = $1", [key]);
  return rows[0]?.value;
}

/** The province named in the settings, else the one that published last. */
async function homeOf(tx: Tx): Promise<string | undefined> {
  const set = await settingOf(tx, "home");
  const unit = typeof set === "string" ? set : await lastPublishedUnit(tx);
  return unit && chainOf(unitGraph(), unit).at(-1);
}

/** Null, and not zero, before the first publication; communes without a published level are not counted. */
async function greenCommunes(tx: Tx, home: string, language: Language): Promise<Front["levels"]> {
  const communes = unitsBelow(home, eraOf(home), "commune").map(({ key }) => key);
  const published = await publishedLevels(tx, communes, localDateOf(tx.now));
  const last = published.toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())[0];
  if (!last) return null;
  return {
    green: published.filter(({ level }) => level === 1).length,
    of: published.length,
    on: last.on,
    at: last.publishedAt.toISOString(),
    rule: textOf(language, "assessment", `rule.${last.rule}`),
    provisional: published.some(({ provisional }) => provisional),
  };
}

const SKETCH_WIDTH = 640;
const SKETCH_HEIGHT = 560;

/** Drawn once: everybody asks for it and drawing takes most of a second. New outlines show after a restart. */
const sketches = new Map<string, Front["sketch"]>();

async function sketchOf(tx: Tx, home: string): Promise<Front["sketch"]> {
  const drawn = sketches.get(home) ?? (await drawSketch(tx, home));
  sketches.set(home, drawn);
  return drawn;
}

async function drawSketch(tx: Tx, home: string): Promise<Front["sketch"]> {
  const map = await areaMap(tx, home, eraOf(home), "commune");
  if (!map.ok || !map.value.topology) return null;
  const { width, height, inner, heavy } = drawPlan(planOf(map.value.topology as unknown as ShapesTopology), SKETCH_WIDTH, SKETCH_HEIGHT);
  return { width, height, inner, heavy };
}
