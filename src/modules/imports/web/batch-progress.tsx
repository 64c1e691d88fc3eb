import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useNumbers, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import type { Batch } from "./batch.ts";

/** How far it is, and how to stop it; the page may be closed meanwhile. */
export function BatchProgress({ batch }: { batch: Batch }) {
  const text = useText("imports");
  const { number } = useNumbers();
  const stop = useSend<{ batchId: string }>("/imports/stop");
  return (
    <Card title={text("batch.running")}>
      <p role="status">{text("batch.readSoFar", { n: number(batch.read) })}</p>
      <progress max={1} value={batch.progress} aria-label={text("batch.running")} style={{ width: "100%" }} />
      <p className="fine">{text("batch.mayClose")}</p>
      <Button onPress={() => void stop.send({ batchId: batch.id })}>{text("batch.stop")}</Button>
    </Card>
  );
}
