import { type DragEvent, useRef, useState } from "react";
import { Button } from "../parts/button.tsx";
import css from "./sheet.module.css";

interface FileDropProps {
  /** What kind of file, and that nothing is written yet. */
  hint: string;
  /** The button: "Chọn tệp". */
  choose: string;
  busy: boolean;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** A sheet is dropped here or chosen by the button. */
export function FileDrop({ hint, choose, busy, disabled = false, onFile }: FileDropProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file && !disabled && !busy) onFile(file);
    if (input.current) input.current.value = ""; // the same file, mended, may be chosen again
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div className={css.drop} data-over={over || undefined} onDragOver={hover} onDragLeave={() => setOver(false)} onDrop={drop}>
      <p>{hint}</p>
      <input ref={input} type="file" accept=".xlsx,.csv,.txt" hidden onChange={(event) => take(event.target.files?.[0])} />
      <Button kind="main" busy={busy} disabled={disabled} onPress={() => input.current?.click()}>
        {choose}
      </Button>
    </div>
  );
}
