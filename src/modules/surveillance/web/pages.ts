import { definePages } from "../../../kernel/ui/pages.ts";

export default definePages([
  {
    path: "/ca-benh",
    title: "page.list",
    rail: {
      icon: "cases",
      order: 20,
      roles: [
        "chair",
        "committee-office",
        "cdc-epidemiologist",
        "district-health-centre",
        "commune-health-station",
        "hospital",
        "laboratory",
      ],
      letter: "c",
    },
    load: () => import("./list/case-list-page.tsx"),
  },
  { path: "/ca-benh/moi", title: "page.new", load: () => import("./new/new-case-page.tsx") },
  { path: "/ca-benh/xep-dia-ban", title: "page.place", load: () => import("./place/place-page.tsx") },
  { path: "/ca-benh/$caseId", title: "page.one", load: () => import("./detail/case-page.tsx") },
]);
