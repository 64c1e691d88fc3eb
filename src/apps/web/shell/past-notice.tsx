import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";

/** Across the page while it shows the past: nothing can be entered or signed here. */
export function PastNotice() {
  const text = useText("app");
  const { asOf, changeAsOf } = useSituation();
  if (!asOf) return null;
  return (
    <Note kind="warn" lead={text("asOf.past", { at: formatInstant(asOf) })}>
      {text("asOf.readOnly")}{" "}
      <Button kind="quiet" onPress={() => changeAsOf(undefined)}>
        {text("asOf.back")}
      </Button>
    </Note>
  );
}
