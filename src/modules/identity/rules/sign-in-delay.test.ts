import { expect, it } from "vitest";
import { delaySeconds, networkOf, perLogin, perNetwork, secondsToWait } from "./sign-in-delay.ts";

it("mistyping costs nothing at first, then each wrong try twice as much, and never more than a quarter of an hour", () => {
  expect([1, 4, 5, 6, 7, 50].map((failures) => delaySeconds(failures, perLogin))).toEqual([0, 0, 2, 4, 8, 900]);
});
it("an office behind one address may mistype more often, and waits a minute at the most", () => {
  expect([30, 31, 32, 99].map((failures) => delaySeconds(failures, perNetwork))).toEqual([0, 2, 4, 60]);
});
it("the wait runs from the last try", () => {
  const at = (seconds: number) => new Date(1_000_000 + seconds * 1000);
  expect([secondsToWait(6, at(0), at(0)), secondsToWait(6, at(0), at(3)), secondsToWait(6, at(0), at(4))]).toEqual([4, 1, 0]);
});
it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s stands for the network %s", (address, network) => expect(networkOf(address)).toBe(network));
