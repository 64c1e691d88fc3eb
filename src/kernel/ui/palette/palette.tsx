import { useCallback, useMemo, useState } from "react";
import { Modal } from "../dialog/modal.tsx";
import { Highlight } from "../input/highlight.tsx";
import { useAnswers } from "../input/use-answers.ts";
import { useListbox } from "../input/use-listbox.ts";
import { useText } from "../language/language.tsx";
import { Key } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import css from "./palette.module.css";
import { type PaletteItem, type PaletteProvider, usePaletteProviders } from "./providers.tsx";

interface Found {
  provider: PaletteProvider;
  item: PaletteItem;
}

interface PaletteProps {
  open: boolean;
  onClose: () => void;
  onGo: (to: string) => void;
}

/** Ctrl K: finds people, units, documents and commands by any words, accents or not. */
export function Palette(props: PaletteProps) {
  const text = useText("ui");
  return (
    <Modal open={props.open} onClose={props.onClose} label={text("palette.label")} className={css.palette}>
      <PaletteBody {...props} />
    </Modal>
  );
}

function PaletteBody({ onClose, onGo }: PaletteProps) {
  const text = useText("ui");
  const providers = usePaletteProviders();
  const [query, setQuery] = useState("");
  const [failed, setFailed] = useState<string[]>([]);
  const ask = useCallback(
    async (wanted: string, signal: AbortSignal): Promise<Found[]> => {
      const answers = await Promise.allSettled(providers.map((provider) => provider.search(wanted, signal)));
      if (signal.aborted) return [];
      setFailed(providers.filter((_, index) => answers[index]?.status === "rejected").map(({ name }) => name));
      return answers.flatMap((answer, index) =>
        answer.status === "fulfilled" ? answer.value.map((item) => ({ provider: providers[index]!, item })) : [],
      );
    },
    [providers],
  );
  const { items, pending } = useAnswers(query, ask);
  const choose = ({ item }: Found): void => {
    onClose();
    if (item.run) item.run();
    else if (item.to) onGo(item.to);
  };
  const listbox = useListbox(items, true, choose, onClose);
  const groups = useMemo(() => groupsOf(items), [items]);
  return (
    <div className={css.body}>
      <div className={css.box}>
        <Icon name="search" />
        <input
          {...listbox.boxProps}
          // biome-ignore lint/a11y/noAutofocus: the palette is one box to type in
          autoFocus
          value={query}
          aria-label={text("palette.label")}
          placeholder={text("palette.placeholder")}
          autoComplete="off"
          onChange={(event) => setQuery(event.target.value)}
        />
        <Key of="Escape" />
      </div>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role, listbox, is among the spread properties */}
      <div {...listbox.listProps} aria-label={text("palette.answers")} className={css.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of a listbox have no element of their own
          <div key={group[0]!.provider.key} role="group" aria-label={group[0]!.provider.name}>
            <p aria-hidden="true">{group[0]!.provider.name}</p>
            {group.map(({ provider, item, index }) => (
              <div key={item.key} {...listbox.optionProps(index)} className={css.item}>
                <Icon name={provider.icon} />
                <span className="grow">
                  <Highlight text={item.name} query={query} />
                  {item.detail && <span className="muted"> · {item.detail}</span>}
                </span>
                {item.keys && <Key of={item.keys} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className={css.words} role="status">
        {failed.length > 0 && `${text("palette.failed", { names: failed.join(", ") })} `}
        {query.trim() ? !pending && items.length === 0 && text("palette.nothing") : text("palette.hint")}
      </p>
    </div>
  );
}

/** Answers come provider by provider; each run of one provider is a group. */
function groupsOf(items: readonly Found[]): (Found & { index: number })[][] {
  const groups: (Found & { index: number })[][] = [];
  for (const [index, found] of items.entries()) {
    const last = groups.at(-1);
    if (last?.[0]?.provider === found.provider) last.push({ ...found, index });
    else groups.push([{ ...found, index }]);
  }
  return groups;
}
