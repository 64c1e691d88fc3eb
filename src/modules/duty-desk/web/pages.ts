import { definePages } from "../../../kernel/ui/pages.ts";

export default definePages([
  {
    path: "/hang-doi",
    title: "queue.title",
    rail: { icon: "queue", order: 0, roles: [], letter: "h", countFrom: "/queue/count" },
    load: () => import("./queue-page.tsx"),
  },
  {
    path: "/tong-quan",
    title: "overview.title",
    rail: { icon: "overview", order: 10, orderFor: { chair: -1, viewer: -1 }, roles: [], letter: "t" },
    load: () => import("./overview-page.tsx"),
  },
]);
