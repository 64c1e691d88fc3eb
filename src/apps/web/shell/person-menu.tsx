import { useState } from "react";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { Float } from "../../../kernel/ui/dialog/float.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Icon, type IconName } from "../../../kernel/ui/parts/icon.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { LanguageSwitch } from "../sign-in/language-switch.tsx";
import { lockNow } from "../sign-in/use-idle-lock.ts";
import { initialsOf } from "./initials.ts";
import css from "./person-menu.module.css";
import { ThemeSwitch } from "./theme-switch.tsx";

/** Who is at work, and everything that belongs to the person and not to the work. */
export function PersonMenu({ onKeys, onGo }: { onKeys: () => void; onGo: (to: string) => void }) {
  const text = useText("app");
  const { account } = useSession();
  const [open, setOpen] = useState(false);
  const then = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <Float
      open={open}
      onChange={setOpen}
      place="bottom-end"
      label={text("person.label")}
      className={css.menu}
      target={
        <button type="button" className={css.person} onClick={() => setOpen(!open)}>
          <span className={css.initials} aria-hidden="true">
            {initialsOf(account.name)}
          </span>
          <span className={css.words}>
            <b>{account.name}</b>
            <span className="fine">{account.title ?? account.unitName}</span>
          </span>
        </button>
      }
    >
      <div className={css.head}>
        <b>{account.name}</b>
        <span className="fine">{[account.title, account.unitName].filter(Boolean).join(" · ")}</span>
      </div>
      <Item icon="people" words={text("profile.title")} onPress={then(() => onGo("/ca-nhan"))} />
      <Item icon="keyboard" words={text("shell.keys")} onPress={then(onKeys)} />
      <div className={css.choice}>
        <LanguageSwitch />
      </div>
      <div className={css.choice}>
        <ThemeSwitch />
      </div>
      <Item icon="lock" words={text("person.lock")} onPress={then(() => void lockNow())} />
      <Item icon="leave" words={text("person.leave")} onPress={then(() => void signOut())} />
    </Float>
  );
}

function Item({ icon, words, onPress }: { icon: IconName; words: string; onPress: () => void }) {
  return (
    <button type="button" className={css.item} onClick={onPress}>
      <Icon name={icon} /> {words}
    </button>
  );
}

/** The page is loaded afresh, so nothing of this person stays in memory. */
async function signOut(): Promise<void> {
  await callApi({ method: "POST", path: "/session/sign-out", duringSignIn: true });
  window.location.assign("/");
}
