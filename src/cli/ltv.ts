import { backtestCommand } from './ltv/backtest-command.ts';
import { fitCommand } from './ltv/fit-command.ts';
import { projectCommand } from './ltv/project-command.ts';
import { type Machine, WRONG_CALL, refuse } from './shared/machine.ts';
import { thisMachine } from './shared/this-machine.ts';

/** Does what its arguments ask for and gives the exit code. */
export type Command = (args: readonly string[], machine: Machine) => number;

const COMMANDS: Readonly<Record<string, Command>> = {
  fit: fitCommand,
  backtest: backtestCommand,
  project: projectCommand,
};

const USAGE = `npm run ltv -- COMMAND

  fit ORDERS.csv [--calibration-end DATE] [--unit week] [--margin 0.4] [--discount 0.1] [--out model.json] [--plot plot.svg]
                 [--kind mbg|bg|nbd] [--spend all|repeat] [--currency EUR] [--time-zone Europe/Berlin]
  backtest ORDERS.csv --calibration-end DATE   with --unit, --kind, --spend, --currency and --time-zone as above
  project --model model.json ORDERS.csv [--at DATE] [--weeks 52] [--time-zone Europe/Berlin]

ORDERS.csv: customer_id,order_id,ordered_at,amount,currency; a negative amount is a refund.
`;

/** A command that is added from outside, with its line of the usage. */
export interface AddedCommand {
  readonly name: string;
  readonly usage: string;
  readonly command: Command;
}

/** `npm run ltv -- COMMAND …`: fits, tries and applies a model of lifetime value. Ends with 2 where it was called wrongly. */
export function main([name = '', ...args]: readonly string[], added: AddedCommand | null = null): number {
  const command = name === added?.name ? added.command : Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command(args, thisMachine);
  const usage = added === null ? USAGE : USAGE.replace('\n\nORDERS.csv', `\n  ${added.usage}\n\nORDERS.csv`);
  if (name === 'help' || name === '--help') {
    thisMachine.print(usage);
    return 0;
  }
  return refuse(thisMachine, `${name === '' ? 'The command is missing' : `There is no command "${name}"`}.\n\n${usage}`, WRONG_CALL);
}
