/** So many that went wrong are told of. */
const TOLD_AT_MOST = 10;

/** How many worlds a test goes through: `usual` in `npm test`, or what `WORLDS` says. */
export function worldsOf(usual: number): number {
  return Number(process.env['WORLDS'] ?? usual);
}

/**
 * Runs a world of each seed, from the first, or from what `WORLDS_FROM` says, so that thousands can be run in pieces, and one of them
 * alone. Gives what each tells to have gone wrong in it.
 */
export async function wrongInWorlds(usual: number, run: (seed: number) => Promise<readonly string[]>): Promise<readonly string[]> {
  const from = Number(process.env['WORLDS_FROM'] ?? 1);
  const wrong: string[] = [];
  for (let seed = from; seed < from + worldsOf(usual) && wrong.length < TOLD_AT_MOST; seed += 1) {
    const told = await run(seed);
    if (told.length > 0) wrong.push(`seed ${seed}: ${told.join('; ')}`);
  }
  return wrong;
}
