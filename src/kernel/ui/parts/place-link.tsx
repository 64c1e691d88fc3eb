import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface PlaceLinkProps {
  to: string;
  /** Added to the address; area and as-of stay as they are unless given here. */
  with?: Record<string, string | undefined>;
  className?: string | undefined;
  /** One of several: marked only where the page itself is open, not a page below it. */
  exact?: boolean;
  children: ReactNode;
}

/** A link inside the application. */
export function PlaceLink({ to, with: change, className, exact = false, children }: PlaceLinkProps) {
  const search = change ? (before: Record<string, string>) => ({ ...before, ...change }) : true;
  return (
    <Link to={to} search={search as never} className={className} activeOptions={{ exact, includeSearch: false }}>
      {children}
    </Link>
  );
}
