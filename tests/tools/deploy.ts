import { installApp } from './deploy/install-app.ts';
import { sayRefusals } from './deploy/refused.ts';
import { thisMachine } from './deploy/this-machine.ts';

/** `npm run deploy`: `--currency EUR --leads-group "Team leads"` where nobody is there to be asked. */
export function main(args: readonly string[]): Promise<number> {
  return sayRefusals(() => installApp(args, thisMachine(process.env)));
}
