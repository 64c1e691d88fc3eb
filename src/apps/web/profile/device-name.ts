const browsers: readonly [name: string, pattern: RegExp][] = [
  ["Cốc Cốc", /coc_coc_browser\/(\d+)/],
  ["Edge", /Edg[A-Z]*\/(\d+)/],
  ["Firefox", /Firefox\/(\d+)/],
  ["Chrome", /Chrome\/(\d+)/],
  ["Safari", /Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/],
];
const systems: readonly [name: string, pattern: RegExp][] = [
  ["Windows", /Windows/],
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
];

/** "Chrome 109 · Windows" from what a browser says of itself; undefined when it says nothing known. */
export function deviceName(userAgent: string): string | undefined {
  const browser = browsers.flatMap(([name, pattern]) => {
    const version = pattern.exec(userAgent)?.[1];
    return version ? [`${name} ${version}`] : [];
  })[0];
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return browser || system ? [browser, system].filter(Boolean).join(" · ") : undefined;
}
