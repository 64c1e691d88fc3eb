import { useText } from "../../../kernel/ui/language/language.tsx";
import { Chip, type Tone } from "../../../kernel/ui/parts/chip.tsx";
import type { LineView } from "./report-view.ts";

const tones: Record<LineView["state"], Tone> = { draft: "plain", checked: "chosen", signed: "soon", published: "ok", superseded: "plain" };

export function StateChip({ state }: Pick<LineView, "state">) {
  const text = useText("reporting");
  return <Chip tone={tones[state]}>{text(`state.${state}`)}</Chip>;
}

/** What still stands in the way of a signature; nothing once it is signed. */
export function OpenChecks({ of }: { of: Pick<LineView, "state" | "red" | "amber"> }) {
  const text = useText("reporting");
  if (of.state !== "draft" && of.state !== "checked") return null;
  if (of.red + of.amber === 0) return <span className="muted">{text("open.none")}</span>;
  return (
    <span className="row">
      {of.red > 0 && <Chip tone="late">{text("open.red", { n: of.red })}</Chip>}
      {of.amber > 0 && <Chip tone="soon">{text("open.amber", { n: of.amber })}</Chip>}
    </span>
  );
}
