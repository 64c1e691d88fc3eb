import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { advance, isSingleSign, strokeName } from "./match-keys.ts";

export interface Shortcut {
  /** `j`, `g c`, `mod+k`, `Escape`, `mod+Enter`. */
  keys: string;
  /** What it does, in words, for the list under `?`. */
  label: string;
  run(): void;
  /** For parts that may stand on a page twice (tables): whether this one is meant, having the focus inside. The first is, when none has. */
  here?: () => boolean;
  /** Belongs to an open dialog: the page's own keys sleep behind it. */
  layered?: boolean;
}

interface Registry {
  shortcuts: Shortcut[];
  add(shortcut: Shortcut): () => void;
  singleSigns: boolean;
  allowSingleSigns(allowed: boolean): void;
}

const KEPT = "vx.single-keys";
const LayerContext = createContext(false);
const RegistryContext = createContext<Registry | undefined>(undefined);

/** Listens to the keyboard for everybody below. Single signs sleep inside fields and when the user switched them off. */
export function ShortcutRoot({ children }: { children: ReactNode }) {
  const [shortcuts, setShortcuts] = useState<Shortcut[]>([]);
  const [singleSigns, setSingleSigns] = useState(() => localStorage.getItem(KEPT) !== "off");
  const begun = useRef("");
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const stroke = event.defaultPrevented || event.isComposing ? undefined : strokeName(event);
      if (!stroke) return;
      const quiet = !singleSigns || isTyping(event.target);
      const behind = document.querySelector("dialog[open]") !== null;
      const awake = shortcuts.filter(({ keys, layered }) => Boolean(layered) === behind && !(quiet && isSingleSign(keys)));
      const next = advance(
        begun.current,
        stroke,
        awake.map(({ keys }) => keys),
      );
      begun.current = "begun" in next ? next.begun : "";
      if (!("hit" in next) || (next.hit === "Enter" && isControl(event.target))) return;
      event.preventDefault();
      chooseMeant(awake.filter(({ keys }) => keys === next.hit))?.run();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [shortcuts, singleSigns]);
  const registry = useMemo<Registry>(
    () => ({
      shortcuts,
      singleSigns,
      add(shortcut) {
        setShortcuts((all) => [...all, shortcut]);
        return () => setShortcuts((all) => all.filter((one) => one !== shortcut));
      },
      allowSingleSigns(allowed) {
        localStorage.setItem(KEPT, allowed ? "on" : "off");
        setSingleSigns(allowed);
      },
    }),
    [shortcuts, singleSigns],
  );
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Around the content of a dialog. */
export function ShortcutLayer({ children }: { children: ReactNode }) {
  return <LayerContext value={true}>{children}</LayerContext>;
}

export function useShortcutRegistry(): Registry {
  const registry = use(RegistryContext);
  if (!registry) throw new Error("Shortcuts need a ShortcutRoot above them");
  return registry;
}

/** A key that works while the calling part is on the page: `useShortcut("n", text("case.add"), open)`. */
export function useShortcut(keys: string | undefined, label: string, run: () => void, here?: () => boolean): void {
  const { add } = useShortcutRegistry();
  const layered = use(LayerContext);
  const latest = useRef({ run, here });
  latest.current = { run, here };
  const adding = useRef(add);
  const placed = here !== undefined;
  useEffect(
    () =>
      keys
        ? adding.current({
            keys,
            label,
            layered,
            run: () => latest.current.run(),
            ...(placed && { here: () => latest.current.here?.() ?? false }),
          })
        : undefined,
    [keys, label, layered, placed],
  );
}

/** Of several with the same key: the one with the focus, else the latest, else the first of its kind. */
function chooseMeant(shortcuts: readonly Shortcut[]): Shortcut | undefined {
  return shortcuts.findLast(({ here }) => here?.()) ?? shortcuts.findLast(({ here }) => !here) ?? shortcuts[0];
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"))
  );
}

/** Enter on a button or link is that button's or link's own. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("button, a[href], input, textarea, select, summary");
}
