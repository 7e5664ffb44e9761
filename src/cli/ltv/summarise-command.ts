import { csvLine } from '#domain/shared/csv-line.ts';
import { parseArguments } from '../shared/flags.ts';
import { type Machine, WRONG_CALL, refuse } from '../shared/machine.ts';
import { isDay } from '../shared/times.ts';
import { dayFault, parseReadingOptions, readOrders, readingFlags } from './command.ts';
import { minorPerMajorOf } from './known-customers.ts';
import { summariesOf, summaryAt } from './summaries.ts';

const COLUMNS = ['customer_id', 'frequency', 'recency', 'T', 'monetary_value'];
const LINES_AT_ONCE = 10_000;

/** `summarise ORDERS [--at DATE]`: one line a customer, as they stood at the end of the day, as CSV that `fit` and `project` read. */
export function summariseCommand(args: readonly string[], machine: Machine): number {
  const parsed = parseArguments(args, readingFlags(['--at'], ['--log-gaps']));
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const { file: path, flags, switches } = parsed.value;
  const options = parseReadingOptions(parsed.value);
  if (!options.ok) return refuse(machine, options.error, WRONG_CALL);
  const at = flags.get('--at');
  if (at !== undefined && !isDay(at)) return refuse(machine, dayFault('--at', at), WRONG_CALL);
  const file = readOrders(machine, path, options.value, true);
  if (!file.ok) return refuse(machine, file.error);
  const summaries = summariesOf(file.value, { endDay: at ?? file.value.lastDay, unit: 'week' }, minorPerMajorOf(file.value));
  const gaps = switches.has('--log-gaps') ? (summaries.logGaps ?? null) : null;
  machine.print(`${csvLine(gaps === null ? COLUMNS : [...COLUMNS, 'log_gaps'])}\n`);
  let lines: string[] = [];
  for (let index = 0; index < summaries.count; index += 1) {
    const { frequency, recency, age } = summaryAt(summaries, index);
    const figures = [frequency, recency, age, summaries.mean[index] ?? 0, ...(gaps === null ? [] : [gaps[index] ?? 0])];
    lines.push(`${csvLine([summaries.ids[index] ?? '', ...figures.map(String)])}\n`);
    if (lines.length === LINES_AT_ONCE) {
      machine.print(lines.join(''));
      lines = [];
    }
  }
  machine.print(lines.join(''));
  return 0;
}
