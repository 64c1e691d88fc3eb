import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import type { IconName } from "../parts/icon.tsx";

/** One answer of the palette. */
export interface PaletteItem {
  key: string;
  name: string;
  /** Age and commune of a person, parent of a unit, date of a document. */
  detail?: string;
  /** Where it leads, or what it does. */
  to?: string;
  run?: () => void;
  /** Key that does the same without the palette. */
  keys?: string;
}

/** A kind of thing that can be found: people, units, documents, commands. */
export interface PaletteProvider {
  key: string;
  /** Heading of its answers, in words. */
  name: string;
  icon: IconName;
  order: number;
  /** Personal searches go by POST; the query never stands in an address. */
  search(query: string, signal: AbortSignal): Promise<readonly PaletteItem[]>;
}

interface Providers {
  all: readonly PaletteProvider[];
  add(provider: PaletteProvider): () => void;
}

const ProvidersContext = createContext<Providers>({ all: [], add: () => () => {} });

export function PaletteRoot({ children }: { children: ReactNode }) {
  const [all, setAll] = useState<readonly PaletteProvider[]>([]);
  const providers = useMemo<Providers>(
    () => ({
      all,
      add(provider) {
        setAll((before) => [...before.filter(({ key }) => key !== provider.key), provider].sort((one, other) => one.order - other.order));
        return () => setAll((before) => before.filter((one) => one !== provider));
      },
    }),
    [all],
  );
  return <ProvidersContext value={providers}>{children}</ProvidersContext>;
}

export function usePaletteProviders(): readonly PaletteProvider[] {
  return use(ProvidersContext).all;
}

/** Lets the palette find one more kind of thing while the caller is on the page. */
export function usePaletteProvider(provider: PaletteProvider): void {
  const { add } = use(ProvidersContext);
  const adding = useRef(add);
  const latest = useRef(provider);
  latest.current = provider;
  const { key, name, icon, order } = provider;
  useEffect(
    () => adding.current({ key, name, icon, order, search: (query, signal) => latest.current.search(query, signal) }),
    [key, name, icon, order],
  );
}
