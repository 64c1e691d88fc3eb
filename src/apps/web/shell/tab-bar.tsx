import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Sheet } from "../../../kernel/ui/dialog/sheet.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Icon } from "../../../kernel/ui/parts/icon.tsx";
import type { RailPage } from "../pages.ts";
import { RailCount } from "./rail-count.tsx";
import css from "./tab-bar.module.css";
import { useTitleOf } from "./use-jumps.ts";

/** On a phone: the first three places and the rest, at the thumb. */
export function TabBar({ places }: { places: readonly RailPage[] }) {
  const text = useText("app");
  const [open, setOpen] = useState(false);
  const first = places.slice(0, places.length > 4 ? 3 : 4);
  const rest = places.slice(first.length);
  if (places.length === 0) return null;
  return (
    <nav className={css.tabs} aria-label={text("shell.modules")}>
      {first.map((place) => (
        <Tab key={place.path} place={place} />
      ))}
      {rest.length > 0 && (
        <button type="button" className={css.tab} onClick={() => setOpen(true)}>
          <Icon name="more" size={22} />
          {text("shell.more")}
        </button>
      )}
      <Sheet title={text("shell.more")} open={open} onClose={() => setOpen(false)}>
        <div className={css.rest}>
          {rest.map((place) => (
            <Tab key={place.path} place={place} onPress={() => setOpen(false)} />
          ))}
        </div>
      </Sheet>
    </nav>
  );
}

function Tab({ place, onPress }: { place: RailPage; onPress?: () => void }) {
  const titleOf = useTitleOf();
  return (
    <Link to={place.path} search className={css.tab} activeProps={{ "aria-current": "page" }} onClick={onPress}>
      <Icon name={place.rail.icon} size={22} />
      {titleOf(place)}
      {place.rail.countFrom && <RailCount from={place.rail.countFrom} />}
    </Link>
  );
}
