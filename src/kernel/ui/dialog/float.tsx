import { Popover } from "@mantine/core";
import { createContext, type ReactElement, type ReactNode, use } from "react";
import css from "./float.module.css";

/** Id of the place in a page's `<main>` where floating parts are put: inside the landmark, and hidden with it by the lock screen. */
export const floatingId = "floating";

/** The same inside an open sheet, which lies above the page. */
export const FloatPlace = createContext<HTMLElement | undefined>(undefined);

interface FloatProps {
  open: boolean;
  onChange?: (open: boolean) => void;
  /** What it hangs on; must take a ref. */
  target: ReactElement;
  place?: "bottom-start" | "bottom-end" | "top-end" | "right-end";
  /** As wide as its target. */
  fitted?: boolean;
  /** Name of the group; without it the content has a role of its own (a list of answers). */
  label?: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Something that floats beside its button or box, keeps the focus while it is a group of controls, and closes with Escape. */
export function Float({ open, onChange, target, place = "bottom-start", fitted, label, className, children }: FloatProps) {
  const inside = use(FloatPlace);
  return (
    <Popover
      opened={open}
      {...(onChange && { onChange })}
      position={place}
      offset={4}
      {...(fitted && { width: "target" })}
      trapFocus={label !== undefined}
      returnFocus={label !== undefined}
      withRoles={label !== undefined}
      portalProps={{ target: inside ?? `#${floatingId}` }}
      zIndex={100}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown className={[css.float, className].filter(Boolean).join(" ")} aria-label={label}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
