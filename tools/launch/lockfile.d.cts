interface LockedPackage {
  version?: string;
  integrity?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}
interface Machine {
  os: string;
  cpu: string;
  libc: string | undefined;
}
export function describeMachine(): Machine;
export function fits(entry: Pick<LockedPackage, "os" | "cpu" | "libc">, machine: Machine): boolean;
export function isSatisfied(locked: Record<string, LockedPackage>, installed: Record<string, LockedPackage>, machine: Machine): boolean;
