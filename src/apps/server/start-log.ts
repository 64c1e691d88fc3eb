import type { Progress } from "../../kernel/db/embedded.ts";

/** What start-up is doing, one line a step, with the seconds since it began. */
export function startLog(): { step: Progress; seconds(): string } {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  return {
    seconds,
    step: (vi, en) => void process.stdout.write(`  ${seconds().padStart(5)} s  ${vi} · ${en}\n`),
  };
}
