import { Sheet } from "../dialog/sheet.tsx";
import { CheckBox } from "../input/check-box.tsx";
import { useText } from "../language/language.tsx";
import { Key } from "../parts/button.tsx";
import css from "./key-hints.module.css";
import { useShortcutRegistry } from "./shortcuts.tsx";

/** Keys of the moment in one line: `J` `K` chọn · `Enter` làm. */
export function KeyHints({ of }: { of: readonly (readonly [keys: string, does: string])[] }) {
  return (
    <span className={css.hints} aria-hidden="true">
      {of.map(([keys, does]) => (
        <span key={keys}>
          {keys.split(" ").map((key) => (
            <Key key={key} of={key} />
          ))}{" "}
          {does}
        </span>
      ))}
    </span>
  );
}

/** The list under `?`: every key that works right now. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText("ui");
  const { shortcuts, singleSigns, allowSingleSigns } = useShortcutRegistry();
  const known = new Map(shortcuts.filter(({ layered }) => !layered).map(({ keys, label }) => [keys, label]));
  return (
    <Sheet title={text("keys.title")} open={open} onClose={onClose}>
      <dl className={css.list}>
        {[...known].map(([keys, label]) => (
          <div key={keys}>
            <dt>{label}</dt>
            <dd>
              <span className="unseen">{keys}</span>
              {keys.split(" ").map((key) => (
                <Key key={key} of={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <CheckBox label={text("keys.single")} checked={singleSigns} onChange={allowSingleSigns} />
    </Sheet>
  );
}
