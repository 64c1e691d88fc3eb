import { useText } from "../../../kernel/ui/language/language.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { type ThemeMode, useTheme } from "../../../kernel/ui/theme/theme-mode.tsx";

const modes: readonly ThemeMode[] = ["light", "dark", "shift"];

/** Light, dark, or dark during one's own night shift. */
export function ThemeSwitch() {
  const text = useText("app");
  const { choice, choose } = useTheme();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame for three buttons
    <div className="row wrap" role="group" aria-label={text("theme.label")}>
      {modes.map((mode) => (
        <FilterChip key={mode} chosen={choice.mode === mode} onPress={() => choose({ ...choice, mode })}>
          {text(`theme.${mode}`, { from: choice.from, until: choice.until })}
        </FilterChip>
      ))}
    </div>
  );
}
