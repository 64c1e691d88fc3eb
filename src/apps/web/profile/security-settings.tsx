import { useState } from "react";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useSession } from "../../../kernel/ui/session/session.tsx";
import { NewPasswordForm } from "../sign-in/new-password-form.tsx";
import { deviceName } from "./device-name.ts";
import { TwoFactorSetup } from "./two-factor-setup.tsx";

interface Device {
  id: string;
  device: string | null;
  createdAt: string;
  seenAt: string;
}

/** Password, second factor, and where one is signed in. */
export function SecuritySettings() {
  const text = useText("app");
  const { twoFactor } = useSession();
  const [changed, setChanged] = useState(0);
  return (
    <>
      <Card title={text("password.title")}>
        <NewPasswordForm
          key={changed}
          withPresent
          withCode={twoFactor}
          onSet={(next, password, code) =>
            callApi({ method: "POST", path: "/session/password", body: { password, next, ...(code && { code }) } })
          }
          onDone={() => setChanged(changed + 1)}
        />
        {changed > 0 && (
          <p role="status" className="strong">
            ✓ {text("password.changed")}
          </p>
        )}
      </Card>
      <TwoFactorSetup />
      <Devices />
    </>
  );
}

function Devices() {
  const text = useText("app");
  const devices = useRead<{ rows: Device[] }>("/session/devices");
  const ending = useSend<{ sessionId?: string }, { ended: number }>("/session/end-device");
  return (
    <Card title={text("devices.title")}>
      <Resource of={devices}>
        {({ rows }) => (
          <ul className="stack" style={{ listStyle: "none", padding: 0 }}>
            {rows.map(({ id, device, createdAt, seenAt }) => (
              <li key={id} className="row between wrap">
                <span>
                  <b>{deviceName(device ?? "") ?? text("devices.unknown")}</b>
                  <br />
                  <span className="fine">{text("devices.times", { from: formatInstant(createdAt), seen: formatInstant(seenAt) })}</span>
                </span>
                <Button onPress={() => void ending.send({ sessionId: id })} busy={ending.pending > 0}>
                  {text("devices.end")}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Resource>
      <SendResult of={ending} done={text("devices.ended")} refused={text("devices.refused")} />
    </Card>
  );
}
