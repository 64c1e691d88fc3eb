import { isLanguage, languages } from "../../../kernel/i18n/language.ts";
import { CheckBox } from "../../../kernel/ui/input/check-box.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { useShortcutRegistry } from "../../../kernel/ui/keys/shortcuts.tsx";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { type ThemeMode, useTheme } from "../../../kernel/ui/theme/theme-mode.tsx";

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));

/** Kept on this device: the next one may stand in a brighter room. */
export function DisplaySettings() {
  const text = useText("app");
  const { language, change } = useLanguage();
  const { choice, choose } = useTheme();
  const { singleSigns, allowSingleSigns } = useShortcutRegistry();
  return (
    <Card title={text("profile.tab.display")} aside={text("profile.onDevice")}>
      <Choice
        label={text("language.label")}
        value={language}
        options={languages}
        nameOf={(one) => text(`language.${one}`)}
        onChoose={(next) => isLanguage(next) && change(next)}
      />
      <Choice
        label={text("theme.label")}
        value={choice.mode}
        options={["light", "dark", "shift"]}
        nameOf={(mode) => text(`theme.${mode}`, { from: choice.from, until: choice.until })}
        onChoose={(mode) => choose({ ...choice, mode: mode as ThemeMode })}
      />
      {choice.mode === "shift" && (
        <div className="row">
          <Choice
            list
            label={text("theme.from")}
            value={String(choice.from)}
            options={hours}
            onChoose={(hour) => choose({ ...choice, from: Number(hour) })}
          />
          <Choice
            list
            label={text("theme.until")}
            value={String(choice.until)}
            options={hours}
            onChoose={(hour) => choose({ ...choice, until: Number(hour) })}
          />
        </div>
      )}
      <CheckBox label={text("profile.singleKeys")} checked={singleSigns} onChange={allowSingleSigns} />
    </Card>
  );
}
