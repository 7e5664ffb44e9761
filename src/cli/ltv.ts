import { backtestCommand } from './ltv/backtest-command.ts';
import { fitCommand } from './ltv/fit-command.ts';
import { projectCommand } from './ltv/project-command.ts';
import { summariseCommand } from './ltv/summarise-command.ts';
import { type Machine, WRONG_CALL, refuse } from './shared/machine.ts';
import { thisMachine } from './shared/this-machine.ts';

/** Does what its arguments ask for and gives the exit code. */
export type Command = (args: readonly string[], machine: Machine) => number;

const COMMANDS: Readonly<Record<string, Command>> = {
  fit: fitCommand,
  backtest: backtestCommand,
  project: projectCommand,
  summarise: summariseCommand,
};

const USAGE = `npm run ltv -- COMMAND

  fit ORDERS.csv [--calibration-end DATE] [--unit week] [--margin 0.4] [--discount 0.1] [--out model.json] [--plot plot.svg]
                 [--kind mbg|bg|nbd|pareto] [--spend all|repeat] [--accept-rejected]
  backtest ORDERS.csv --calibration-end DATE   with --unit, --kind and --spend as above
  project --model model.json ORDERS.csv [--at DATE] [--weeks 52] [--for-zendesk]
  summarise ORDERS.csv [--at DATE] [--log-gaps]

  and with each of them [--currency EUR] [--time-zone Europe/Berlin] [--date-order day|month] [--map customer_id="Email"]

ORDERS.csv: customer_id,order_id,ordered_at,amount,currency; a negative amount is a refund. Exports of Shopify, WooCommerce, Stripe,
Square and PayPal are known by their first line. fit and project also take what summarise writes.
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
  const usage = added === null ? USAGE : USAGE.replace('\n\n  and with', `\n  ${added.usage}\n\n  and with`);
  if (name === 'help' || name === '--help') {
    thisMachine.print(usage);
    return 0;
  }
  return refuse(thisMachine, `${name === '' ? 'The command is missing' : `There is no command "${name}"`}.\n\n${usage}`, WRONG_CALL);
}
