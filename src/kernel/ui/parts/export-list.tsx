import type { Query } from "../api/api.ts";
import { useSaveFile } from "../api/use-save-file.ts";
import { useLanguage, useText } from "../language/language.tsx";
import { useOnPhone } from "../table/use-on-phone.ts";
import { Button } from "./button.tsx";
import { RefusalNote } from "./refusal-note.tsx";

interface ExportListProps {
  /** The list as a file; asked for in the language of the page. */
  path: string;
  /** What the list is narrowed to. */
  query: Query;
  /** What leaves, where it is not the list that is shown. */
  label?: string;
}

/** The list as a spreadsheet, with keys that stay the same. Not on a phone, where the room is for the list and nobody edits a spreadsheet. */
export function ExportList({ path, query, label }: ExportListProps) {
  const text = useText("ui");
  const { language } = useLanguage();
  const file = useSaveFile();
  if (useOnPhone()) return null;
  return (
    <>
      {file.refusal && <RefusalNote of={file.refusal} lead={text("table.exportFailed")} />}
      <Button busy={file.pending} onPress={() => void file.save(path, { ...query, format: "xlsx", language })}>
        {file.pending ? text("table.exporting") : (label ?? text("table.export"))}
      </Button>
    </>
  );
}
