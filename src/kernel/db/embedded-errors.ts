/** What a person can be told when the embedded database cannot be used. `{…}` is filled from the details. */
const sentences = {
  no_binaries: {
    vi: "Gói PostgreSQL kèm theo không có cho máy này ({platform}): hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL 15 trở lên.",
    en: "There is no bundled PostgreSQL for this machine ({platform}): set DATABASE_URL to a PostgreSQL server, version 15 or later.",
  },
  missing_library: {
    vi: "PostgreSQL kèm theo không chạy được vì máy thiếu thư viện {library}: hãy cài thư viện đó hoặc đặt DATABASE_URL.",
    en: "The bundled PostgreSQL cannot run because the machine lacks {library}: install it or set DATABASE_URL.",
  },
  disk_full: {
    vi: "Ổ đĩa chứa {path} đã đầy: hãy giải phóng chỗ trống (ít nhất 1 GB) rồi chạy lại.",
    en: "The disk that holds {path} is full: free some space (1 GB at least) and start again.",
  },
  no_permission: {
    vi: "Không có quyền đọc hoặc ghi {path}: hãy cấp quyền cho người dùng đang chạy, hoặc đặt VX_DATA tới thư mục khác.",
    en: "No permission to read or write {path}: grant it to the user who runs this, or set VX_DATA to another folder.",
  },
  other_owner: {
    vi: "Cơ sở dữ liệu trong {path} thuộc người dùng số {owner}: hãy chạy bằng người dùng đó hoặc root, hoặc đặt VX_DATA tới thư mục khác.",
    en: "The database in {path} belongs to user number {owner}: run as that user or as root, or set VX_DATA to another folder.",
  },
  unreachable: {
    vi: "PostgreSQL không chạy bằng root, mà người dùng {owner} không vào được {path}: hãy đặt VX_DATA tới thư mục ai cũng đi qua được, ví dụ /var/lib/vung-xanh.",
    en: "PostgreSQL does not run as root and user {owner} cannot enter {path}: set VX_DATA to a folder everyone may pass through, such as /var/lib/vung-xanh.",
  },
  no_other_user: {
    vi: "PostgreSQL không chạy bằng root và không chuyển được sang người dùng {owner}: hãy chạy bằng một người dùng thường hoặc đặt DATABASE_URL.",
    en: "PostgreSQL does not run as root and switching to user {owner} failed: run as an ordinary user or set DATABASE_URL.",
  },
  port_taken: {
    vi: "Cổng {port} dành cho cơ sở dữ liệu đã có chương trình khác dùng: hãy bỏ VX_PG_PORT hoặc chọn cổng khác.",
    en: "Port {port} for the database is taken by another program: unset VX_PG_PORT or choose another port.",
  },
  wrong_version: {
    vi: "Dữ liệu trong {path} do PostgreSQL {found} tạo, chương trình này kèm PostgreSQL {expected}: hãy sao lưu bằng bản cũ rồi khôi phục vào thư mục mới.",
    en: "The data in {path} was made by PostgreSQL {found}, this program ships PostgreSQL {expected}: back up with the old release and restore into a new folder.",
  },
  still_running: {
    vi: "Cơ sở dữ liệu trong {path} còn tiến trình cũ chưa dừng (số {pid}): hãy chờ một phút, hoặc kết thúc tiến trình đó rồi chạy lại.",
    en: "The database in {path} still has an old process (number {pid}): wait a minute, or end that process and start again.",
  },
  too_slow: {
    vi: "Cơ sở dữ liệu trong {path} chưa trả lời sau {seconds} giây: hãy xem nhật ký {log}.",
    en: "The database in {path} did not answer within {seconds} seconds: see the log {log}.",
  },
  not_durable: {
    vi: "Cơ sở dữ liệu đang đặt {setting} = {value}, có thể mất dữ liệu đã xác nhận khi mất điện: hãy bật lại rồi chạy.",
    en: "The database runs with {setting} = {value}, which can lose confirmed data at a power cut: switch it on again.",
  },
  server_silent: {
    vi: "Máy chủ PostgreSQL {server} trong DATABASE_URL không trả lời: hãy kiểm tra địa chỉ, cổng và mạng rồi chạy lại.",
    en: "The PostgreSQL server {server} in DATABASE_URL does not answer: check address, port and network and start again.",
  },
  server_refuses: {
    vi: "Máy chủ PostgreSQL {server} từ chối tài khoản hoặc cơ sở dữ liệu trong DATABASE_URL: hãy kiểm tra tên, mật khẩu và tên cơ sở dữ liệu.",
    en: "The PostgreSQL server {server} refuses the account or the database in DATABASE_URL: check name, password and database.",
  },
  server_rights: {
    vi: "Tài khoản trong DATABASE_URL thiếu quyền ({detail}): hãy dùng tài khoản sở hữu cơ sở dữ liệu, có CREATEROLE; nếu máy chủ đã có một bản Vùng Xanh khác thì cấp thêm các vai trò app_user, app_recorder, app_generator WITH ADMIN OPTION.",
    en: "The account in DATABASE_URL lacks a right ({detail}): use one that owns the database and has CREATEROLE; where the server already holds another Vùng Xanh, grant it the roles app_user, app_recorder and app_generator WITH ADMIN OPTION.",
  },
  failed: {
    vi: "PostgreSQL kèm theo không khởi động được: {detail}",
    en: "The bundled PostgreSQL did not start: {detail}",
  },
} as const;

export type DatabaseFault = keyof typeof sentences;

/** The database cannot be used on this machine as it is now. The message is one sentence in each language. */
export class DatabaseUnavailable extends Error {
  /** `database/<fault>`, stable. */
  readonly code: string;
  readonly vi: string;
  readonly en: string;

  constructor(fault: DatabaseFault, details: Record<string, string | number> = {}, cause?: unknown) {
    const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? "?"));
    const { vi, en } = sentences[fault];
    super(`${fill(vi)}\n${fill(en)}`, cause === undefined ? undefined : { cause });
    this.name = "DatabaseUnavailable";
    this.code = `database/${fault}`;
    this.vi = fill(vi);
    this.en = fill(en);
  }
}

const last = (text: string) => text.trim().split("\n").slice(-3).join(" | ") || "no output";

/**
 * Turns what PostgreSQL or the system wrote into the sentence for it.
 * @param output the end of the log, in English (`lc_messages=C`), or the message of a system error
 * @param path the folder the work was about
 */
export function explainFailure(output: string, path: string, cause?: unknown): DatabaseUnavailable {
  const library = /error while loading shared libraries: ([^\s:]+)/.exec(output)?.[1];
  if (library) return new DatabaseUnavailable("missing_library", { library }, cause);
  if (/No space left on device|ENOSPC|quota exceeded|EDQUOT/i.test(output)) return new DatabaseUnavailable("disk_full", { path }, cause);
  // Node says "no such file" when it cannot make a folder, with its parents, on a read-only disk.
  if (/Permission denied|EACCES|EPERM|Operation not permitted|Read-only file system|EROFS|ENOENT.*mkdir/i.test(output)) {
    return new DatabaseUnavailable("no_permission", { path }, cause);
  }
  return new DatabaseUnavailable("failed", { detail: last(output) }, cause);
}
