import { languages } from "../../../kernel/i18n/language.ts";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";

/** Each language is named in itself. */
export function LanguageSwitch() {
  const text = useText("app");
  const { language, change } = useLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame for two buttons
    <div className="row" role="group" aria-label={text("language.label")}>
      {languages.map((one) => (
        <FilterChip key={one} chosen={one === language} onPress={() => change(one)}>
          <span lang={one}>{text(`language.${one}`)}</span>
        </FilterChip>
      ))}
    </div>
  );
}
