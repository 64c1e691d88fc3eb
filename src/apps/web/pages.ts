import { namespaceOf } from "../../kernel/i18n/words.ts";
import type { PageEntry, RailPlace } from "../../kernel/ui/pages.ts";

const files = import.meta.glob<readonly PageEntry[]>("../../modules/*/web/pages.ts", { eager: true, import: "default" });

/** A page with the namespace of its words. */
export type ModulePage = PageEntry & { namespace: string };

/** Pages of every module; the pages themselves are fetched when they are first opened. */
export const modulePages: readonly ModulePage[] = Object.entries(files).flatMap(([path, pages]) =>
  pages.map((page) => ({ ...page, namespace: namespaceOf(path.replace("pages.ts", "messages/")) ?? "app" })),
);

export type RailPage = ModulePage & { rail: RailPlace };

/** Places on the rail for somebody with these roles, in their order; the first is where they start. */
export function railFor(pages: readonly ModulePage[], roles: readonly string[]): RailPage[] {
  const orderOf = ({ rail }: RailPage): number => {
    const own = roles.flatMap((role) => rail.orderFor?.[role] ?? []);
    return own.length > 0 ? Math.min(...own) : rail.order;
  };
  return pages
    .filter((page): page is RailPage => page.rail !== undefined)
    .filter(({ rail }) => rail.roles.length === 0 || rail.roles.some((role) => roles.includes(role)))
    .sort((one, other) => orderOf(one) - orderOf(other));
}

/** The pages that stand in one row of links with this one, for somebody with these permissions. */
export function linksFor(pages: readonly ModulePage[], { under }: ModulePage, permissions: readonly string[]): ModulePage[] {
  if (!under) return [];
  return pages
    .filter((page) => page.under?.page === under.page && permissions.includes(page.under.permission))
    .sort((one, other) => (one.under?.order ?? 0) - (other.under?.order ?? 0));
}
