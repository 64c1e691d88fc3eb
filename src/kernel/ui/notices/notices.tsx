import { createContext, type ReactNode, use, useCallback, useMemo, useState } from "react";

/** Something finished elsewhere: an import, an export. Results of my own act are told where I acted, errors never here. */
export interface Notice {
  id: number;
  title: string;
  detail?: string;
  /** Page that shows it. */
  to?: string;
  at: Date;
}

interface Notices {
  /** Newest first, kept while the page is open. */
  all: readonly Notice[];
  /** Ids still floating over the page. */
  floating: ReadonlySet<number>;
  unseen: number;
  announce(notice: Omit<Notice, "id" | "at">): void;
  settle(id: number): void;
  markSeen(): void;
}

const NoticesContext = createContext<Notices | undefined>(undefined);
let lastId = 0;

export function NoticesRoot({ children }: { children: ReactNode }) {
  const [all, setAll] = useState<readonly Notice[]>([]);
  const [floating, setFloating] = useState<ReadonlySet<number>>(new Set());
  const [unseen, setUnseen] = useState(0);
  const settle = useCallback((id: number) => setFloating((before) => new Set([...before].filter((one) => one !== id))), []);
  const announce = useCallback((notice: Omit<Notice, "id" | "at">) => {
    lastId += 1;
    const id = lastId;
    setAll((before) => [{ ...notice, id, at: new Date() }, ...before].slice(0, 50));
    setFloating((before) => new Set([...before, id]));
    setUnseen((count) => count + 1);
  }, []);
  const markSeen = useCallback(() => setUnseen(0), []);
  const notices = useMemo(
    () => ({ all, floating, unseen, announce, settle, markSeen }),
    [all, floating, unseen, announce, settle, markSeen],
  );
  return <NoticesContext value={notices}>{children}</NoticesContext>;
}

export function useNotices(): Notices {
  const found = use(NoticesContext);
  if (!found) throw new Error("useNotices needs a NoticesRoot above it");
  return found;
}
