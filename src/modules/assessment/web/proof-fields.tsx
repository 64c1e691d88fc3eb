import { useState } from "react";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { PasswordInput, TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { type Session, useSession } from "../../../kernel/ui/session/session.tsx";

type HeldCapacity = Session["capacities"][number];

export interface SignatureProof {
  password: string;
  code?: string;
  capacity: HeldCapacity;
}

/** Capacity, password and, where the account has one, the code of the second factor. `proof` is undefined until all are given. */
export function useProof(): { proof: SignatureProof | undefined; fields: React.ReactNode } {
  const { capacities, twoFactor } = useSession();
  const [chosen, setChosen] = useState(0);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const capacity = capacities[chosen];
  const complete = capacity && password !== "" && (!twoFactor || code !== "");
  return {
    proof: complete ? { password, ...(twoFactor && { code }), capacity } : undefined,
    fields: <ProofFields {...{ chosen, setChosen, password, setPassword, code, setCode }} />,
  };
}

interface ProofFieldsProps {
  chosen: number;
  setChosen: (index: number) => void;
  password: string;
  setPassword: (password: string) => void;
  code: string;
  setCode: (code: string) => void;
}

function ProofFields({ chosen, setChosen, password, setPassword, code, setCode }: ProofFieldsProps) {
  const text = useText("assessment");
  const { capacities, twoFactor } = useSession();
  if (capacities.length === 0) return <Note kind="error" lead={text("sign.noCapacity")} />;
  const options = capacities.map(({ form, onBehalfOf, title }, index) => ({
    value: String(index),
    name: [form, onBehalfOf, title].filter(Boolean).join(" "),
  }));
  return (
    <>
      <Choice
        label={text("sign.capacity")}
        value={String(chosen)}
        options={options}
        onChoose={(value) => setChosen(Number(value))}
        list
        required
      />
      <PasswordInput label={text("sign.password")} value={password} onChange={setPassword} autoComplete="current-password" required />
      {twoFactor && (
        <TextInput label={text("sign.code")} value={code} onChange={setCode} keyboard="numeric" autoComplete="one-time-code" required />
      )}
    </>
  );
}
