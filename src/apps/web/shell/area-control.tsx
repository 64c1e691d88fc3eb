import { useState } from "react";
import { Float } from "../../../kernel/ui/dialog/float.tsx";
import { AreaPicker } from "../../../kernel/ui/input/area-picker.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Icon } from "../../../kernel/ui/parts/icon.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import css from "./top-bar.module.css";

/** The area in force; it stays while moving between modules. */
export function AreaControl() {
  const text = useText("app");
  const { area, changeArea, searchAreas } = useSituation();
  const { areas } = useSession();
  const [open, setOpen] = useState(false);
  const choose = (key: string): void => {
    setOpen(false);
    changeArea(key);
  };
  return (
    <Float
      open={open}
      onChange={setOpen}
      label={text("shell.chooseArea")}
      className={css.dropdown}
      target={
        <button
          type="button"
          className={css.area}
          aria-label={text("shell.area", { name: area?.name ?? null })}
          onClick={() => setOpen(!open)}
        >
          <Icon name="pin" size={14} />
          <span className={css.areaName}>{area?.name ?? text("shell.noArea")}</span>
          <Icon name="down" size={12} />
        </button>
      }
    >
      <AreaPicker
        label={text("shell.chooseArea")}
        value={undefined}
        search={searchAreas}
        onChoose={(hit) => hit && choose(hit.key)}
        autoFocus
      />
      {areas.length > 0 && (
        <ul className={css.areas} aria-label={text("shell.ownAreas")}>
          {areas.slice(0, 8).map(({ key, name }) => (
            <li key={key}>
              <button type="button" aria-current={key === area?.key || undefined} onClick={() => choose(key)}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Float>
  );
}
