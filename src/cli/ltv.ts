import { backtestCommand } from './ltv/backtest-command.ts';
import { evaluateCommand } from './ltv/evaluate-command.ts';
import { fitCommand } from './ltv/fit-command.ts';
import { projectCommand } from './ltv/project-command.ts';
import { type Machine, WRONG_CALL, refuse } from './shared/machine.ts';
import { thisMachine } from './shared/this-machine.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[], machine: Machine) => number>> = {
  fit: fitCommand,
  backtest: backtestCommand,
  project: projectCommand,
  evaluate: evaluateCommand,
};

const USAGE = `npm run ltv -- COMMAND

  fit ORDERS.csv [--calibration-end DATE] [--unit week] [--margin 0.4] [--discount 0.1] [--out model.json] [--plot plot.svg]
                 [--kind mbg|bg|nbd] [--spend all|repeat] [--currency EUR] [--time-zone Europe/Berlin]
  backtest ORDERS.csv --calibration-end DATE   with --unit, --kind, --spend, --currency and --time-zone as above
  project --model model.json ORDERS.csv [--at DATE] [--weeks 52] [--time-zone Europe/Berlin]
  evaluate [--model model.json] [--data FOLDER] CASES.json

ORDERS.csv: customer_id,order_id,ordered_at,amount,currency; a negative amount is a refund.
`;

/** `npm run ltv -- COMMAND …`: fits, tries and applies a model of lifetime value. Ends with 2 where it was called wrongly. */
export function main([name = '', ...args]: readonly string[]): number {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command(args, thisMachine);
  if (name === 'help' || name === '--help') {
    thisMachine.print(USAGE);
    return 0;
  }
  return refuse(thisMachine, `${name === '' ? 'The command is missing' : `There is no command "${name}"`}.\n\n${USAGE}`, WRONG_CALL);
}
