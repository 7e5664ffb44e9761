const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Two characters at a time: tens of thousands of ids are made when a large file is read. */
const pairs = Array.from(alphabet).flatMap((first) => Array.from(alphabet, (second) => first + second));

/**
 * A 26 character ULID: 48 bits of time, 80 of chance.
 * Not monotonic within a millisecond, as ids handed out by several servers are not: two records made at once may list in either order.
 */
export function ulid(timeMs: number, random: () => number): string {
  let time = '';
  for (let rest = timeMs, index = 0; index < 5; index += 1) {
    time = (pairs[rest % pairs.length] ?? '') + time;
    rest = Math.floor(rest / pairs.length);
  }
  let tail = '';
  for (let index = 0; index < 8; index += 1) tail += pairs[Math.floor(random() * pairs.length)] ?? '';
  return time + tail;
}
