import { sayRefusals } from './deploy/refused.ts';
import { thisMachine } from './deploy/this-machine.ts';
import { updateApp } from './deploy/update-app.ts';

/** `npm run redeploy`. */
export function main(args: readonly string[]): Promise<number> {
  return sayRefusals(() => updateApp(args, thisMachine(process.env)));
}
