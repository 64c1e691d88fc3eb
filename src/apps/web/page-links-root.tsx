import type { ReactNode } from "react";
import { PageLinks } from "../../kernel/ui/parts/page.tsx";
import { useSession } from "../../kernel/ui/session/session.tsx";
import { linksFor, type ModulePage, modulePages } from "./pages.ts";
import { useTitleOf } from "./shell/use-jumps.ts";

/** Tells a page which others belong to it. */
export function PageLinksRoot({ page, children }: { page: ModulePage; children: ReactNode }) {
  const titleOf = useTitleOf();
  const { permissions } = useSession();
  const links = linksFor(modulePages, page, permissions).map(({ path, namespace, title, under }) => ({
    path,
    name: titleOf({ namespace, title: under?.name ?? title }),
  }));
  return <PageLinks value={links}>{children}</PageLinks>;
}
