import { fail, ok, type Result } from '#domain/shared/result.ts';
import { FAILED, type Machine, WRONG_CALL, refuse } from '../shared/machine.ts';
import { ORDER_FLAGS, parseOrderOptions, muchLeftOut, readShop, readingFlags } from './command.ts';
import { type FitOptions, fitModel } from './fit-model.ts';
import { fitPlot } from './fit-plot.ts';
import { fitReport } from './fit-report.ts';
import { type Arguments, parseArguments } from '../shared/flags.ts';
import { MODEL_BYTES_AT_MOST, USUAL_DISCOUNT, modelText } from './model-file.ts';
import type { OrdersFile } from '../orders/orders-file.ts';

const FLAGS = [...ORDER_FLAGS, '--margin', '--discount', '--out', '--plot'];
/** Where the plot goes when no file for the model is named. */
const USUAL_PLOT = 'build/ltv-fit.svg';

/** `fit ORDERS.csv`: a report, a plot and the model as the app's setting takes it. */
export function fitCommand(args: readonly string[], machine: Machine): number {
  const parsed = parseArguments(args, readingFlags(FLAGS, ['--accept-rejected']));
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const options = fitOptions(parsed.value, machine);
  const common = parseOrderOptions(parsed.value);
  if (!options.ok) return refuse(machine, options.error, WRONG_CALL);
  if (!common.ok) return refuse(machine, common.error, WRONG_CALL);
  const { file: path, flags } = parsed.value;
  const file = readShop(machine, path, common.value);
  if (!file.ok) return refuse(machine, file.error);
  const misplaced = file.value.kind === 'orders' ? misplacedEnd(file.value, options.value.calibrationEnd) : null;
  if (misplaced !== null) return refuse(machine, misplaced, WRONG_CALL);

  const much = muchLeftOut(file.value.leftOut);
  if (much !== null) machine.note(much);
  if (file.value.kind === 'summary' && options.value.currency === null)
    machine.note('The table names no currency: the app takes a model only with one, given by --currency.');

  const outcome = fitModel(file.value, options.value, (step) => machine.note(`… ${step}`));
  if (!outcome.ok) return refuse(machine, outcome.error);
  const text = modelText(outcome.value.model);
  if (new TextEncoder().encode(text).length > MODEL_BYTES_AT_MOST)
    return refuse(machine, 'The model is larger than a setting of the app holds.');
  const out = flags.get('--out');
  const plot = flags.get('--plot') ?? (out === undefined ? USUAL_PLOT : `${out.replace(/\.json$/, '')}.svg`);
  try {
    machine.write(plot, fitPlot(outcome.value));
    if (out !== undefined) machine.write(out, `${text}\n`);
  } catch (error) {
    return refuse(machine, `The result cannot be written: ${error instanceof Error ? error.message : String(error)}.`, FAILED);
  }
  machine.print(fitReport(outcome.value));
  machine.print(`Plot: ${plot}\n${out === undefined ? '' : `Model: ${out}\n`}\nFor the app's setting value_model:\n${text}\n`);
  return 0;
}

/** A sentence where the calibration ends outside the file. */
export function misplacedEnd({ firstDay, lastDay }: OrdersFile, calibrationEnd: string | null): string | null {
  return calibrationEnd !== null && (calibrationEnd <= firstDay || calibrationEnd > lastDay)
    ? `--calibration-end ${calibrationEnd} is outside the file, which goes from ${firstDay} to ${lastDay}.`
    : null;
}

function fitOptions(args: Arguments, machine: Machine): Result<FitOptions, string> {
  const common = parseOrderOptions(args);
  if (!common.ok) return common;
  const marginRate = rate(args, '--margin', 1);
  if (marginRate === null) return fail('--margin is a rate from 0 to 1: 0.4 is 40 %.');
  const annualDiscount = rate(args, '--discount', USUAL_DISCOUNT);
  if (annualDiscount === null) return fail('--discount is a rate a year from 0 to 1: 0.1 is 10 %.');
  return ok({
    ...common.value,
    marginRate,
    annualDiscount,
    acceptsRejected: args.switches.has('--accept-rejected'),
    today: new Date(machine.nowMs()).toISOString().slice(0, 10),
  });
}

function rate({ flags }: Arguments, flag: string, otherwise: number): number | null {
  const text = flags.get(flag);
  if (text === undefined) return otherwise;
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= 1 ? value : null;
}
