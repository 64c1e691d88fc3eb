import { drawPlan, planOf } from "../../../kernel/ui/map/plan.ts";
import type { PublicFront } from "../sign-in/front-panel.tsx";
import { sampleShapes } from "./sample-map.ts";

const { width, height, inner, heavy } = drawPlan(planOf(sampleShapes), 640, 560);

/** What a province may show before anybody signs in; invented. */
export const sampleFront: PublicFront = {
  organisation: "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH TỈNH DIỄN TẬP",
  demo: true,
  area: { key: "o19.94", name: "Tỉnh Diễn Tập" },
  levels: { green: 41, of: 109, on: "2022-02-18", at: "2022-02-18T05:00:00Z", rule: "QĐ 218/QĐ-BYT ngày 27/01/2022", provisional: true },
  sketch: { width, height, inner, heavy },
};
