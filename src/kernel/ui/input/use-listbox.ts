import { type KeyboardEvent, useEffect, useId, useState } from "react";

interface Listbox<Item> {
  active: number;
  /** For the box one types in. */
  boxProps: {
    role: "combobox";
    "aria-expanded": boolean;
    "aria-controls": string;
    "aria-autocomplete": "list";
    "aria-activedescendant": string | undefined;
    onKeyDown: (event: KeyboardEvent) => void;
  };
  listProps: { id: string; role: "listbox" };
  optionProps: (index: number) => {
    id: string;
    role: "option";
    "aria-selected": boolean;
    onMouseMove: () => void;
    onMouseDown: (event: { preventDefault(): void }) => void;
    onClick: () => void;
  };
  items: readonly Item[];
}

/** Arrow keys move over the answers while the caret stays in the box; Enter takes one, Escape closes. */
export function useListbox<Item>(
  items: readonly Item[],
  open: boolean,
  onChoose: (item: Item) => void,
  onClose: () => void,
): Listbox<Item> {
  const id = useId();
  const [active, setActive] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new answers begin at the first
  useEffect(() => setActive(0), [items]);
  useEffect(() => {
    if (open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id, open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!open || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) setActive((active + step + items.length) % items.length);
    else if (event.key === "Enter" && items[active] !== undefined) onChoose(items[active]);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    active,
    items,
    boxProps: {
      role: "combobox",
      "aria-expanded": open,
      "aria-controls": `${id}-list`,
      "aria-autocomplete": "list",
      "aria-activedescendant": open && items.length > 0 ? `${id}-${active}` : undefined,
      onKeyDown,
    },
    listProps: { id: `${id}-list`, role: "listbox" },
    optionProps: (index) => ({
      id: `${id}-${index}`,
      role: "option",
      "aria-selected": index === active,
      onMouseMove: () => setActive(index),
      onMouseDown: (event) => event.preventDefault(), // the caret stays in the box
      onClick: () => onChoose(items[index]!),
    }),
  };
}
