import { definePages } from "../../../kernel/ui/pages.ts";

const readers = [
  "chair",
  "committee-office",
  "cdc-epidemiologist",
  "district-health-centre",
  "commune-health-station",
  "hospital",
  "laboratory",
];

export default definePages([
  {
    path: "/nguoi",
    title: "page.search",
    rail: { icon: "people", order: 30, roles: readers, letter: "p" },
    load: () => import("./search-page.tsx"),
  },
  { path: "/nguoi/trung", title: "page.duplicates", load: () => import("./duplicates-page.tsx") },
  { path: "/nguoi/$personId", title: "page.person", load: () => import("./person-page.tsx") },
]);
