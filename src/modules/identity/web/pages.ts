import { definePages } from "../../../kernel/ui/pages.ts";

export default definePages([
  {
    path: "/quan-tri",
    title: "page.accounts",
    rail: { icon: "admin", order: 90, roles: ["provincial-administrator"], letter: "q" },
    load: () => import("./accounts-page.tsx"),
  },
]);
