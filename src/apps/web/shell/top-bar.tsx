import { useText } from "../../../kernel/ui/language/language.tsx";
import { Bell } from "../../../kernel/ui/notices/bell.tsx";
import { Key } from "../../../kernel/ui/parts/button.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { Icon } from "../../../kernel/ui/parts/icon.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import { AreaControl } from "./area-control.tsx";
import { AsOfControl } from "./as-of-control.tsx";
import { ConnectionChip } from "./connection-chip.tsx";
import { PersonMenu } from "./person-menu.tsx";
import css from "./top-bar.module.css";

interface TopBarProps {
  onFind: () => void;
  onKeys: () => void;
  onGo: (to: string) => void;
}

/** Where, what to find, when, whether connected, who. Amber as a whole while it shows the past. */
export function TopBar({ onFind, onKeys, onGo }: TopBarProps) {
  const text = useText("app");
  const { demo } = useSession();
  const { readOnly } = useSituation();
  return (
    <header className={css.top} data-past={readOnly || undefined}>
      <b className={css.name}>Vùng Xanh</b>
      {demo && (
        <span className={css.demo}>
          <Chip tone="soon">{text("shell.demo")}</Chip>
        </span>
      )}
      <AreaControl />
      <button type="button" className={css.find} onClick={onFind}>
        <span className="row">
          <Icon name="search" size={16} />
          <span className={css.findWords}>{text("shell.findWords")}</span>
        </span>
        <Key of="mod+k" />
      </button>
      <span className={css.space} />
      <AsOfControl />
      <ConnectionChip />
      <Bell onGo={onGo} />
      <PersonMenu onKeys={onKeys} onGo={onGo} />
    </header>
  );
}
