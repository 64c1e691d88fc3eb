import { useSaveFile } from "../../../kernel/ui/api/use-save-file.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";

/** The decision as an official document; a draft while nobody has signed. */
export function DecisionFiles({ proposalId, signed }: { proposalId: string; signed: boolean }) {
  const text = useText("assessment");
  const file = useSaveFile();
  const save = (format: "docx" | "pdf"): void => void file.save("/reports/level-decision", { proposalId, format });
  return (
    <div className="row wrap screen-only">
      <Button kind="quiet" busy={file.pending} onPress={() => save("docx")}>
        {text(signed ? "decision.docx" : "decision.draftDocx")}
      </Button>
      <Button kind="quiet" busy={file.pending} onPress={() => save("pdf")}>
        {text(signed ? "decision.pdf" : "decision.draftPdf")}
      </Button>
      {file.refusal && <RefusalNote of={file.refusal} lead={text("decision.notSaved")} />}
    </div>
  );
}
