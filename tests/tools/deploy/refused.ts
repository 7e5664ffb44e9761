/** Something that whoever deploys has to know or to do; its message is a sentence for them. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Runs a command to its exit code. What was refused is said in a sentence, and is no success. */
export async function sayRefusals(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`\n✗ ${error.message}\n`);
    return 1;
  }
}
