import { expect, it } from "vitest";
import { deviceName } from "./device-name.ts";

it("names browser and system as their owner would", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  expect(deviceName(`Mozilla/5.0 (Windows NT 6.1; Win64; x64) ${webkit} Chrome/109.0.0.0 Safari/537.36`)).toBe("Chrome 109 · Windows");
  expect(deviceName(`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0`)).toBe("Edge 128 · Windows");
  expect(deviceName("Mozilla/5.0 (Windows NT 6.1; rv:115.0) Gecko/20100101 Firefox/115.0")).toBe("Firefox 115 · Windows");
  expect(
    deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1"),
  ).toBe("Safari 17 · iOS");
  expect(deviceName("curl")).toBeUndefined();
});
