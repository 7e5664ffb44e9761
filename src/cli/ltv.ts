import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { backtestCommand } from './ltv/backtest-command.ts';
import { type Machine, WRONG_CALL, refuse } from './ltv/command.ts';
import { evaluateCommand } from './ltv/evaluate-command.ts';
import { fitCommand } from './ltv/fit-command.ts';
import { projectCommand } from './ltv/project-command.ts';

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

const machine: Machine = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  },
  print: (text) => void process.stdout.write(text),
  note: (line) => void process.stderr.write(`${line}\n`),
  nowMs: () => Date.now(),
};

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** `npm run ltv -- COMMAND …`: fits, tries and applies a model of lifetime value. Ends with 2 where it was called wrongly. */
export function main([name = '', ...args]: readonly string[]): number {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command(args, machine);
  if (name === 'help' || name === '--help') {
    machine.print(USAGE);
    return 0;
  }
  return refuse(machine, `${name === '' ? 'The command is missing' : `There is no command "${name}"`}.\n\n${USAGE}`, WRONG_CALL);
}
