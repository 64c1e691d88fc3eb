import { definePages } from "../../../kernel/ui/pages.ts";

export default definePages([
  {
    path: "/ban-do",
    title: "page.map",
    rail: { icon: "map", order: 40, roles: [], letter: "b" },
    load: () => import("./map-page.tsx"),
  },
  { path: "/toan-quoc", title: "page.country", load: () => import("./country-page.tsx") },
  { path: "/dia-ban/$areaKey", title: "page.area", load: () => import("./area-page.tsx") },
  { path: "/cap-do/nguong", title: "page.rules", load: () => import("./rules-page.tsx") },
]);
