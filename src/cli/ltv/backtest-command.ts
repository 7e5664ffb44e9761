import { runBacktest } from './backtest.ts';
import { backtestTable, backtestVerdict } from './backtest-table.ts';
import { type Machine, WRONG_CALL, refuse } from '../shared/machine.ts';
import { ORDER_FLAGS, parseOrderOptions, readOrders, readingFlags } from './command.ts';
import { chooseProcess, fitAll } from './fit-all.ts';
import { misplacedEnd } from './fit-command.ts';
import { refusal } from './findings.ts';
import { summariesOf } from './summaries.ts';
import { parseArguments } from '../shared/flags.ts';
import { knownCustomers, minorPerMajorOf } from './known-customers.ts';

/** `backtest ORDERS.csv --calibration-end DATE`: the models beside the naive rules, on what came after the day. */
export function backtestCommand(args: readonly string[], machine: Machine): number {
  const parsed = parseArguments(args, readingFlags(ORDER_FLAGS));
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const options = parseOrderOptions(parsed.value);
  if (!options.ok) return refuse(machine, options.error, WRONG_CALL);
  const { calibrationEnd, unit, kind, basis } = options.value;
  if (calibrationEnd === null) return refuse(machine, '--calibration-end is missing: the day up to which the model may look.', WRONG_CALL);
  const file = readOrders(machine, parsed.value.file, options.value);
  if (!file.ok) return refuse(machine, file.error);
  const misplaced =
    misplacedEnd(file.value, calibrationEnd) ??
    (calibrationEnd === file.value.lastDay ? 'Nothing comes after the end of the calibration, so there is nothing to compare with.' : null);
  if (misplaced !== null) return refuse(machine, misplaced, WRONG_CALL);

  const known = knownCustomers(file.value, { endDay: calibrationEnd, unit });
  const tooLittle = refusal(known);
  if (tooLittle !== null) return refuse(machine, tooLittle);
  const summaries = summariesOf(file.value, { endDay: calibrationEnd, unit }, minorPerMajorOf(file.value));
  const models = fitAll(summaries, { asked: kind, onProgress: (step) => machine.note(`… ${step}`) });
  const chosen = chooseProcess(models, kind);
  const timing = { endDay: file.value.lastDay, unit };
  const backtest = runBacktest(file.value, { models, known, chosen, basis }, { calEnd: calibrationEnd, timing });
  machine.print(`${backtestTable(backtest, file.value.currency)}\n${backtestVerdict(backtest, chosen.kind)}\n`);
  return 0;
}
