import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";

/** Leads to a case of this person. */
export function CaseLink({ caseId }: { caseId: string }) {
  const text = useText("persons");
  const navigate = useNavigate();
  return (
    <Button kind="quiet" onPress={() => void navigate({ to: `/ca-benh/${caseId}` })}>
      {text("person.openCase")}
    </Button>
  );
}
