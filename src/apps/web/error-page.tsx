import { useText } from "../../kernel/ui/language/language.tsx";
import { Button } from "../../kernel/ui/parts/button.tsx";
import { Note } from "../../kernel/ui/parts/note.tsx";
import { Page } from "../../kernel/ui/parts/page.tsx";

/** A mistake of the program itself. The error goes on to the console, where somebody who helps can read it. */
export function ErrorPage() {
  const text = useText("app");
  return (
    <Page title={text("error.title")}>
      <Note kind="error" lead={text("error.lead")} live>
        {text("error.detail")}
        <div style={{ marginTop: 8 }}>
          <Button onPress={() => window.location.reload()}>{text("error.reload")}</Button>
        </div>
      </Note>
    </Page>
  );
}
