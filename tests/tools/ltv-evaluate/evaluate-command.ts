import { type Machine, WRONG_CALL, refuse } from '#cli/shared/machine.ts';
import { evaluateCases } from './evaluate.ts';
import { parseArguments } from '#cli/shared/flags.ts';
import { parseParameters } from '#cli/ltv/model-file.ts';

/** Where a data file that a case names is looked for: beside the cases, here, and in the folder of shared data. */
const SHARED_DATA = '../shared/data';

/** `evaluate [--model model.json] CASES.json`: the same list with a value in each case, and nothing else on standard output. */
export function evaluateCommand(args: readonly string[], machine: Machine): number {
  const parsed = parseArguments(args, ['--model', '--data']);
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const { file: path, flags } = parsed.value;
  const modelPath = flags.get('--model');
  const modelFile = modelPath === undefined ? null : machine.read(modelPath);
  if (modelPath !== undefined && modelFile === null) return refuse(machine, `${modelPath} cannot be read: is the path right?`);
  const model = modelFile === null ? null : parseParameters(modelFile);
  if (model !== null && !model.ok) return refuse(machine, `${modelPath}: ${model.error}`);
  const text = machine.read(path);
  if (text === null) return refuse(machine, `${path} cannot be read: is the path right?`);
  const cases = parseCases(text);
  if (cases === null) return refuse(machine, `${path} is not a JSON list of cases {"fn", "inputs"}.`);

  const folders = [flags.get('--data'), folderOf(path), '.', SHARED_DATA].filter((folder) => folder !== undefined);
  const readData = (name: string): string | null =>
    [name.startsWith('/') ? name : null, ...folders.map((folder) => `${folder}/${name}`)]
      .filter((candidate) => candidate !== null)
      .reduce<string | null>((found, candidate) => found ?? machine.read(candidate), null);
  machine.print(`${JSON.stringify(evaluateCases(cases, { model: model === null ? null : model.value, readData }), null, 1)}\n`);
  return 0;
}

function parseCases(text: string): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '.' : path.slice(0, Math.max(1, end));
}
