import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface PlaceLinkProps {
  to: string;
  /** Added to the address; area and as-of stay as they are unless given here. */
  with?: Record<string, string | undefined>;
  className?: string | undefined;
  children: ReactNode;
}

/** A link inside the application. */
export function PlaceLink({ to, with: change, className, children }: PlaceLinkProps) {
  const search = change ? (before: Record<string, string>) => ({ ...before, ...change }) : true;
  return (
    <Link to={to} search={search as never} className={className}>
      {children}
    </Link>
  );
}
