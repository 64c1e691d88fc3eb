import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
  useParams,
} from "@tanstack/react-router";
import { type ComponentType, lazy, Suspense } from "react";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { PageLinksRoot } from "./page-links-root.tsx";
import { type ModulePage, modulePages } from "./pages.ts";
import { Shell } from "./shell/shell.tsx";
import { SessionGate } from "./sign-in/session-gate.tsx";
import { StartPage } from "./start-page.tsx";

/** The address carries plain texts; area and as-of stay in it from page to page. */
type Search = Record<string, string>;

const rootRoute = createRootRoute({
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
  search: { middlewares: [retainSearchParams<Search>(["area", "asOf"])] },
  component: Outlet,
  errorComponent: ErrorPage,
  notFoundComponent: () => (
    <SessionGate>
      <Shell>
        <NotFoundPage />
      </Shell>
    </SessionGate>
  ),
});

/** Everything behind the sign-in. */
const staffRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "staff",
  component: () => (
    <SessionGate>
      <Shell>
        <Outlet />
      </Shell>
    </SessionGate>
  ),
});

/** The `$names` of the path arrive as props, so that a page needs no router. */
function moduleRoute(entry: ModulePage) {
  const { path, load } = entry;
  const Page = lazy(load as () => Promise<{ default: ComponentType<Record<string, string>> }>);
  return createRoute({
    getParentRoute: () => staffRoute,
    path,
    errorComponent: ErrorPage,
    component: function ModulePageRoute() {
      const params: Record<string, string> = useParams({ strict: false });
      return (
        <Suspense fallback={null}>
          <PageLinksRoot page={entry}>
            <Page {...params} />
          </PageLinksRoot>
        </Suspense>
      );
    },
  });
}

const startRoute = createRoute({ getParentRoute: () => staffRoute, path: "/", component: StartPage });
const profileRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: "/ca-nhan",
  component: lazyRouteComponent(() => import("./profile/profile-page.tsx")),
});
const linkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/lien-ket/$token",
  component: lazyRouteComponent(() => import("./sign-in/one-time-link-page.tsx")),
});
const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/thanh-phan",
  component: lazyRouteComponent(() => import("./gallery/gallery-page.tsx")),
});
const galleryShellRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/thanh-phan/$part",
  component: lazyRouteComponent(() => import("./gallery/gallery-shell.tsx")),
});

const routeTree = rootRoute.addChildren([
  staffRoute.addChildren([startRoute, profileRoute, ...modulePages.map(moduleRoute)]),
  linkRoute,
  galleryRoute,
  galleryShellRoute,
]);

export const router = createRouter({
  routeTree,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "");
    const text = new URLSearchParams(kept).toString();
    return text ? `?${text}` : "";
  },
  defaultPreload: "intent",
  scrollRestoration: true,
});
