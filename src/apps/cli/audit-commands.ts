import { headsPath } from "../../kernel/audit/heads.ts";
import { type AuditFault, type AuditVerdict, verifyAudit } from "../../kernel/audit/verify.ts";
import { type Command, exit } from "./command.ts";

const faultWords: Record<AuditFault["kind"], string> = {
  altered: "bị sửa · altered",
  missing: "bị mất · missing",
  reordered: "bị đổi chỗ · reordered",
  unsealed: "chưa niêm (máy chủ dừng đột ngột? khởi động lại rồi kiểm tra) · not sealed (server killed? start it and check again)",
  head: "khác với tệp đầu chuỗi · differs from the file of heads",
};

export function auditLines(verdict: AuditVerdict): string[] {
  const { ok, rows, archived, fault } = verdict;
  if (ok || !fault)
    return [
      `Nhật ký nguyên vẹn: ${rows} dòng đã niêm, ${archived} ở tệp lưu trữ · audit intact: ${rows} sealed rows, ${archived} in archives`,
    ];
  const row = fault.auditId === null ? "" : `, số dòng · row id ${fault.auditId}`;
  const file = fault.file ? `, tệp · file audit-archive/${fault.file}` : "";
  return [`Nhật ký KHÔNG nguyên vẹn tại vị trí ${fault.position}${row}${file}: ${faultWords[fault.kind]}`];
}

const verify: Command = {
  name: "audit verify",
  usage: "audit verify [--json]",
  vi: "kiểm tra chuỗi niêm của nhật ký; nêu dòng đầu tiên sai",
  en: "check the seal chain of the audit; names the first row that is wrong",
  flags: {},
  words: [0, 0],
  async run(run) {
    const verdict = await verifyAudit(await run.database(), headsPath());
    run.answer({ ...verdict, heads: headsPath() }, () => auditLines(verdict));
    return verdict.ok ? exit.done : exit.withProblems;
  },
};

export const auditCommands: readonly Command[] = [verify];
