import type { Signature } from "../../../kernel/documents/model.ts";
import type { Capacity } from "../../identity/contract.ts";

type Chain = Signature["chain"];

/**
 * The lines above a signer's name (Decree 30/2020/NĐ-CP, 05/03/2020): the head of a body that acts as a whole signs `TM.`; a deputy signs
 * `KT.` the head, still on behalf of that body; `TL.` and `TUQ.` name only whose order or mandate it is.
 * @param collective the issuing body where it acts as a whole
 * @param name null until it is signed
 * @param mark how it was signed
 */
export function signatureBlock(capacity: Capacity, collective: string | null, name: string | null, mark?: string): Signature {
  return {
    chain: chainOf(capacity, collective),
    title: capacity.title,
    ...(capacity.form === "Q." && { acting: true }),
    name,
    ...(mark && { mark }),
  };
}

function chainOf({ form, onBehalfOf }: Capacity, collective: string | null): Chain {
  const whole: Chain = collective === null ? [] : [{ authority: "TM", of: collective }];
  if (form === "TM.") return [{ authority: "TM", of: onBehalfOf || (collective ?? "") }];
  if (form === "KT.") return [...whole, { authority: "KT", of: onBehalfOf }];
  if (form === "Q.") return whole;
  if (form === "") return [];
  return [{ authority: form === "TL." ? "TL" : "TUQ", of: onBehalfOf }];
}
