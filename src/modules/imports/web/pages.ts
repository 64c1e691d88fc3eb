import { definePages } from "../../../kernel/ui/pages.ts";

const importers = [
  "committee-office",
  "cdc-epidemiologist",
  "district-health-centre",
  "commune-health-station",
  "hospital",
  "laboratory",
  "provincial-administrator",
];

export default definePages([
  {
    path: "/nhap-tep",
    title: "page.imports",
    rail: { icon: "import", order: 60, roles: importers, letter: "n" },
    load: () => import("./imports-page.tsx"),
  },
  { path: "/nhap-tep/$batchId", title: "page.batch", load: () => import("./batch-page.tsx") },
]);
