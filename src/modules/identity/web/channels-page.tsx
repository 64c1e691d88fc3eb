import { useState } from "react";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import { OutsideChannel, type SentNotice, type TestChannel } from "../contract.ts";

type Sent = Omit<SentNotice, "createdAt" | "sentAt"> & { createdAt: string; sentAt: string | null };
interface Outbox {
  channels: { channel: OutsideChannel; host: string | null }[];
  rows: Sent[];
}

/** Whether e-mail and SMS are set up, and what became of the last messages. What they say is not shown. */
export default function ChannelsPage() {
  const text = useText("identity");
  const reading = useRead<Outbox>("/channels", {}, { every: 15 });
  return (
    <Page title={text("page.channels")}>
      <Panes of="minmax(0, 1fr) 400px">
        <SentTable reading={reading} />
        <Card title={text("channel.title")} fill>
          <Resource of={reading}>
            {({ channels }) => (
              <>
                <Facts
                  of={channels.map(({ channel, host }) => [
                    text(`channel.${channel}`),
                    host ? text("channel.set", { host }) : text(`channel.${channel}NotSet`),
                  ])}
                />
                <Trial open={channels.filter(({ host }) => host !== null).map(({ channel }) => channel)} />
              </>
            )}
          </Resource>
        </Card>
      </Panes>
    </Page>
  );
}

function SentTable({ reading }: { reading: ReturnType<typeof useRead<Outbox>> }) {
  const text = useText("identity");
  const kindOf = ({ about }: Sent) => text(`noticeKind.${about.split(".").at(-1)}`);
  const stateOf = ({ state, sentAt }: Sent) => (sentAt ? text("sent.sent", { at: sentAt }) : text(`sent.${state}`));
  return (
    <DataTable<Sent>
      name="identity.outbox"
      caption={text("sent.title")}
      rows={reading.value?.rows}
      reading={reading}
      keyOf={(row) => row.id}
      density="tall"
      toneOf={(row) => (row.state === "given_up" ? "hot" : row.state === "tried" ? "decide" : undefined)}
      columns={[
        { key: "to", name: text("sent.to"), width: 180, cell: (row) => <b>{row.toName ?? text("sent.nobody")}</b> },
        { key: "kind", name: text("sent.kind"), width: 180, cell: kindOf },
        { key: "channel", name: text("sent.channel"), width: 100, cell: (row) => text(`channel.${row.channel}`) },
        { key: "made", name: text("sent.made"), width: 140, cell: (row) => formatInstant(row.createdAt) },
        { key: "state", name: text("account.state"), width: 260, cell: (row) => <TwoLines first={stateOf(row)} second={row.problem} /> },
      ]}
      phone={{
        height: 84,
        cell: (row) => (
          <TwoLines first={`${row.toName ?? text("sent.nobody")} · ${text(`channel.${row.channel}`)}`} second={stateOf(row)} />
        ),
      }}
      empty={<Empty title={text("sent.none")} detail={text("sent.noneWhy")} />}
    />
  );
}

/** A message to an address of one's own choice shows whether the way is open. */
function Trial({ open }: { open: readonly OutsideChannel[] }) {
  const text = useText("identity");
  const trial = useSend<TestChannel>("/channels/test");
  const [channel, setChannel] = useState(open[0]);
  const [address, setAddress] = useState("");
  if (!channel) return <p className="muted">{text("channel.howTo")}</p>;
  return (
    <>
      <h3>{text("channel.trial")}</h3>
      <Choice
        label={text("sent.channel")}
        value={channel}
        options={open}
        nameOf={(one) => text(`channel.${one}`)}
        onChoose={(one) => setChannel(OutsideChannel.parse(one))}
      />
      <TextInput
        label={text(`channel.${channel}Address`)}
        value={address}
        onChange={setAddress}
        keyboard={channel === "email" ? "email" : "tel"}
        autoComplete="off"
      />
      <div>
        <Button disabled={address.length < 5} busy={trial.pending > 0} onPress={() => void trial.send({ channel, address })}>
          {text("channel.send")}
        </Button>
      </div>
      <SendResult of={trial} done={text("channel.handed")} refused={text("account.notDone")} />
    </>
  );
}
