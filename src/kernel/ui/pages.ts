import type { ComponentType } from "react";
import type { IconName } from "./parts/icon.tsx";

/** A place on the rail. */
export interface RailPlace {
  icon: IconName;
  /** Lower stands higher; `orderFor` moves it for a role (the chair starts with the overview, the queue for everyone else). */
  order: number;
  orderFor?: Readonly<Record<string, number>>;
  /** Roles that see it; empty means everyone signed in. */
  roles: readonly string[];
  /** Jumps here after `G`. One letter, unique. */
  letter: string;
  /** Path of a reading `{count}`: *my* work behind this place, asked each minute. */
  countFrom?: string;
}

/** One page of a module. The component takes the `$names` of the path as text props. */
export interface PageEntry {
  /** e.g. `/ca-benh/$caseId` */
  path: string;
  /** Key of the page's name in the module's messages. */
  title: string;
  rail?: RailPlace;
  /** Its place in the row of links that a page of the rail shares with its sub-pages. */
  under?: {
    /** Path of the page of the rail. */
    page: string;
    order: number;
    /** Who is shown the link. For the look only: the server and the database decide. */
    permission: string;
    /** Key of its name in the row when the page's own is too wide. */
    name?: string;
  };
  load: () => Promise<{ default: ComponentType<never> }>;
}

/** Pages of one module, for `web/pages.ts`: `export default definePages([...])`. */
export function definePages(pages: readonly PageEntry[]): readonly PageEntry[] {
  return pages;
}
