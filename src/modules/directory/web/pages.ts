import { definePages } from "../../../kernel/ui/pages.ts";

export default definePages([
  {
    path: "/quan-tri/co-quan",
    title: "page.agencies",
    under: { page: "/quan-tri", order: 30, permission: "directory.agency.manage" },
    load: () => import("./agencies-page.tsx"),
  },
]);
