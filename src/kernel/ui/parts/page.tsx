import { createContext, type ReactNode, use, useEffect, useRef } from "react";
import { useText } from "../language/language.tsx";
import css from "./page.module.css";
import { PlaceLink } from "./place-link.tsx";

/** Pages that belong together, in their order; none when there is only one. */
export const PageLinks = createContext<readonly { path: string; name: string }[]>([]);

interface PageProps {
  title: string;
  /** Chips and facts beside the title. */
  aside?: ReactNode;
  /** Buttons at the right end; the main one last. */
  actions?: ReactNode;
  /** Notices that stay above everything. */
  notice?: ReactNode;
  children?: ReactNode;
}

/** One page: heading, actions, and a body whose panes scroll while the page itself stands still. */
export function Page({ title, aside, actions, notice, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Vùng Xanh`;
  }, [title]);
  return (
    <div className={css.page}>
      <div className={css.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside && <div className={css.aside}>{aside}</div>}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      <Links />
      {notice}
      <div className={css.body}>{children}</div>
    </div>
  );
}

function Links() {
  const text = useText("ui");
  const links = use(PageLinks);
  const row = useRef<HTMLElement>(null);
  // On a phone the row is wider than the screen: where one is stays in sight.
  useEffect(() => {
    row.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
  if (links.length < 2) return null;
  return (
    <nav className={css.links} aria-label={text("page.links")} ref={row}>
      {links.map(({ path, name }) => (
        <PlaceLink key={path} to={path} exact>
          {name}
        </PlaceLink>
      ))}
    </nav>
  );
}

/** Panes side by side on a desk, one below the other on a phone: `<Panes of="1fr 400px">`. */
export function Panes({ of, children }: { of: string; children: ReactNode }) {
  return (
    <div className={css.panes} style={{ "--panes": of } as React.CSSProperties}>
      {children}
    </div>
  );
}
