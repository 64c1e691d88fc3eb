import { refusalKey } from "../../../kernel/i18n/words.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import type { Batch } from "./batch.ts";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchResult } from "./batch-result.tsx";
import { ChooseColumns } from "./choose-columns.tsx";

/** One batch through its life: columns, progress, what every row became. */
export default function BatchPage({ batchId }: { batchId: string }) {
  const text = useText("imports");
  const reading = useRead<Batch>("/imports/one", { batchId }, { every: 2 });
  return (
    <Page title={reading.value?.fileName ?? text("page.batch")} aside={reading.value && text(`state.${reading.value.state}`)}>
      <Resource of={reading}>
        {(batch) => (
          <>
            {batch.failure && <Failure batch={batch} />}
            {batch.state === "mapping" && <ChooseColumns batch={batch} />}
            {batch.state === "running" && <BatchProgress batch={batch} />}
            {["done", "stopped", "undone"].includes(batch.state) && <BatchResult batch={batch} />}
          </>
        )}
      </Resource>
    </Page>
  );
}

function Failure({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const { namespace, key } = refusalKey(batch.failure?.code ?? "");
  const words = useText(namespace);
  const params = Object.fromEntries(Object.entries(batch.failure?.params ?? {}).map(([name, value]) => [name, value ?? ""]));
  return (
    <Note kind="error" lead={text("batch.failed")}>
      {words(key, params)}
    </Note>
  );
}
