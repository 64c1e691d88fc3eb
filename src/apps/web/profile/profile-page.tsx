import { useState } from "react";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { PlaceLink } from "../../../kernel/ui/parts/place-link.tsx";
import { Tabs } from "../../../kernel/ui/parts/tabs.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { useTitleOf } from "../shell/use-jumps.ts";
import { DisplaySettings } from "./display-settings.tsx";
import { SecuritySettings } from "./security-settings.tsx";

/** What belongs to the person: how the screen looks, how the account is kept safe, what it may do. */
export default function ProfilePage() {
  const text = useText("app");
  const [tab, setTab] = useState("display");
  const tabs = ["display", "security", "rights"].map((key) => ({ key, name: text(`profile.tab.${key}`) }));
  return (
    <Page title={text("profile.title")}>
      <Tabs label={text("profile.title")} tabs={tabs} chosen={tab} onChoose={setTab}>
        <div className="stack" style={{ maxWidth: 640 }}>
          {tab === "display" && <DisplaySettings />}
          {tab === "security" && <SecuritySettings />}
          {tab === "rights" && <Rights />}
        </div>
      </Tabs>
    </Page>
  );
}

function Rights() {
  const text = useText("app");
  const titleOf = useTitleOf();
  const { account, roles, areas, capacities } = useSession();
  return (
    <Card title={text("profile.tab.rights")}>
      <Facts
        of={[
          [text("profile.login"), account.login],
          [text("profile.unit"), account.unitName ?? text("profile.none")],
          [text("profile.roles"), roles.map((role) => titleOf({ namespace: "identity", title: `role.${role}` })).join(", ")],
          [text("profile.areas"), areas.map(({ name }) => name).join(", ")],
          [
            text("profile.capacities"),
            capacities.map(({ form, onBehalfOf, title }) => [form, onBehalfOf, title].filter(Boolean).join(" ")).join("; ") ||
              text("profile.none"),
          ],
        ]}
      />
      <p className="fine">{text("profile.rightsNote")}</p>
      <p>
        <PlaceLink to="/uy-quyen">{text("profile.delegate")}</PlaceLink>
      </p>
    </Card>
  );
}
