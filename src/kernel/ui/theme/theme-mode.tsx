import { createContext, type ReactNode, use, useEffect, useState } from "react";

/** `shift` is dark between two hours of the user's own night shift; never by the time of day alone. */
export type ThemeMode = "light" | "dark" | "shift";
export interface ThemeChoice {
  mode: ThemeMode;
  /** Hours of Viet Nam, 0–23: dark from `from` until `until`, over midnight when `from` is later. */
  from: number;
  until: number;
}

const KEPT = "vx.theme";
const usual: ThemeChoice = { mode: "light", from: 18, until: 6 };

/** Whether a choice means dark at an hour of the day. */
export function isDark(choice: ThemeChoice, hour: number): boolean {
  if (choice.mode !== "shift") return choice.mode === "dark";
  const { from, until } = choice;
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}

/** The choice kept on this device; anything unreadable counts as no choice. */
export function keptTheme(): ThemeChoice {
  const kept = /^(light|dark|shift) (\d{1,2}) (\d{1,2})$/.exec(localStorage.getItem(KEPT) ?? "");
  return kept ? { mode: kept[1] as ThemeMode, from: Number(kept[2]), until: Number(kept[3]) } : usual;
}

const hourInVietnam = (): number => (new Date().getUTCHours() + 7) % 24;

/** Puts the theme on the page; called before the first picture and whenever the choice or the hour changes. */
export function showTheme(choice: ThemeChoice): void {
  document.documentElement.dataset.theme = isDark(choice, hourInVietnam()) ? "dark" : "light";
}

const ThemeContext = createContext<{ choice: ThemeChoice; choose(choice: ThemeChoice): void } | undefined>(undefined);

export function ThemeRoot({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(keptTheme);
  useEffect(() => {
    showTheme(choice);
    const timer = setInterval(() => showTheme(choice), 60_000);
    return () => clearInterval(timer);
  }, [choice]);
  const choose = (next: ThemeChoice): void => {
    localStorage.setItem(KEPT, `${next.mode} ${next.from} ${next.until}`);
    setChoice(next);
  };
  return <ThemeContext value={{ choice, choose }}>{children}</ThemeContext>;
}

export function useTheme() {
  const found = use(ThemeContext);
  if (!found) throw new Error("useTheme needs a ThemeRoot above it");
  return found;
}
