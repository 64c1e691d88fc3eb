import { definePages } from "../../../kernel/ui/pages.ts";

export default definePages([
  {
    path: "/bao-cao",
    title: "page.list",
    rail: { icon: "report", order: 60, roles: [], letter: "o" },
    load: () => import("./report-list-page.tsx"),
  },
  { path: "/doi-chieu", title: "page.reconciliation", load: () => import("./reconciliation-page.tsx") },
  { path: "/bao-cao/$reportId", title: "page.one", load: () => import("./report-page.tsx") },
]);
