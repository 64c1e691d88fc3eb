import { useRouter } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { floatingId } from "../../../kernel/ui/dialog/float.tsx";
import { KeyList } from "../../../kernel/ui/keys/key-hints.tsx";
import { useShortcut } from "../../../kernel/ui/keys/shortcuts.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Toasts } from "../../../kernel/ui/notices/toasts.tsx";
import { Palette } from "../../../kernel/ui/palette/palette.tsx";
import { OfflineBand } from "../../../kernel/ui/parts/offline-band.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { type ModulePage, modulePages, railFor } from "../pages.ts";
import { Rail } from "./rail.tsx";
import css from "./shell.module.css";
import { SituationRoot } from "./situation-root.tsx";
import { TabBar } from "./tab-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { useJumps } from "./use-jumps.ts";
import { usePagesInPalette } from "./use-pages-in-palette.ts";

interface ShellProps {
  /** Pages the rail may offer; the modules' own unless told. */
  pages?: readonly ModulePage[];
  children: ReactNode;
}

/** The frame around every page of staff. */
export function Shell(props: ShellProps) {
  return (
    <SituationRoot>
      <Frame {...props} />
    </SituationRoot>
  );
}

function Frame({ pages = modulePages, children }: ShellProps) {
  const text = useText("app");
  const router = useRouter();
  const { roles } = useSession();
  const [finding, setFinding] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const places = railFor(pages, roles);
  const go = (to: string): void => void router.navigate({ to, search: true });
  useShortcut("mod+k", text("shell.find"), () => setFinding(true));
  useShortcut("?", text("shell.keys"), () => setKeysShown(true));
  useJumps(places, go);
  usePagesInPalette(places);
  return (
    <div className={css.app}>
      <a className={css.skip} href="#main">
        {text("shell.skip")}
      </a>
      <TopBar onFind={() => setFinding(true)} onKeys={() => setKeysShown(true)} onGo={go} />
      <Rail places={places} />
      <main id="main" className={css.main} tabIndex={-1}>
        <OfflineBand />
        {children}
        <div id={floatingId} />
      </main>
      <TabBar places={places} />
      <Palette open={finding} onClose={() => setFinding(false)} onGo={go} />
      <KeyList open={keysShown} onClose={() => setKeysShown(false)} />
      <Toasts onGo={go} />
    </div>
  );
}
