import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Float } from "../../../kernel/ui/dialog/float.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Icon } from "../../../kernel/ui/parts/icon.tsx";
import { Mark } from "../../../kernel/ui/parts/mark.tsx";
import type { RailPage } from "../pages.ts";
import css from "./rail.module.css";
import { RailCount } from "./rail-count.tsx";
import { useTitleOf } from "./use-jumps.ts";

/** More would not fit a screen of 768 px. */
const MOST = 12;

/** Modules with counts of my work. */
export function Rail({ places }: { places: readonly RailPage[] }) {
  const text = useText("app");
  const fits = places.length <= MOST;
  const shown = fits ? places : places.slice(0, MOST - 1);
  return (
    <nav className={css.rail} aria-label={text("shell.modules")}>
      <Link to="/" search className={css.mark} aria-label={text("shell.home")}>
        <Mark />
      </Link>
      {shown.map((place) => (
        <RailLink key={place.path} place={place} />
      ))}
      {!fits && <MorePlaces places={places.slice(MOST - 1)} />}
    </nav>
  );
}

export function RailLink({ place, onPress }: { place: RailPage; onPress?: () => void }) {
  const titleOf = useTitleOf();
  return (
    <Link to={place.path} search className={css.place} activeProps={{ "aria-current": "page" }} onClick={onPress}>
      <Icon name={place.rail.icon} size={20} />
      <span>{titleOf(place)}</span>
      {place.rail.countFrom && <RailCount from={place.rail.countFrom} />}
    </Link>
  );
}

function MorePlaces({ places }: { places: readonly RailPage[] }) {
  const text = useText("app");
  const [open, setOpen] = useState(false);
  return (
    <Float
      open={open}
      onChange={setOpen}
      place="right-end"
      label={text("shell.more")}
      className={css.more}
      target={
        <button type="button" className={css.place} onClick={() => setOpen(!open)}>
          <Icon name="more" size={20} />
          <span>{text("shell.more")}</span>
        </button>
      }
    >
      {places.map((place) => (
        <RailLink key={place.path} place={place} onPress={() => setOpen(false)} />
      ))}
    </Float>
  );
}
