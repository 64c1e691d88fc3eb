import { useText } from "../../../kernel/ui/language/language.tsx";
import { Facts } from "../../../kernel/ui/parts/card.tsx";
import type { ImportedAccount } from "../contract.ts";
import css from "./accounts.module.css";
import { addressOfLink } from "./one-time-link.tsx";

/** On paper only: a slip for each new account, cut apart and handed to its holder. */
export function AccountSlips({ rows }: { rows: readonly ImportedAccount[] }) {
  const text = useText("identity");
  return (
    <div className={css.slips} aria-hidden="true">
      {rows.map(
        ({ row, login, name, link }) =>
          link && (
            <section key={row} className={css.slip}>
              <h2>{text("slip.title")}</h2>
              <Facts
                of={[
                  [text("account.name"), <b key="name">{name}</b>],
                  [text("account.login"), <code key="login">{login}</code>],
                  [text("import.link"), <code key="link">{addressOfLink(link)}</code>],
                ]}
              />
              <p>
                {text("slip.how")} {text("slip.keep")}
              </p>
            </section>
          ),
      )}
    </div>
  );
}
