import type { Verdict } from '#domain/value/model.ts';
import { columnLines } from '../shared/columns.ts';
import type { Gate } from './gate.ts';
import type { Bias, Skill } from './trial.ts';

const WIDTHS = [22, 20, 20];

const VERDICTS: Readonly<Record<Verdict['verdict'], string>> = {
  project: 'project',
  history: 'history only',
  unclear: 'too little to tell',
};
const REASONS: Readonly<Record<NonNullable<Verdict['why']>, string>> = {
  loses: ': it loses to a naive rule',
  off: ': it was off',
  too_little: '',
};

/** What the trials found, and what may be shown, for people. */
export function gateReport({ verdicts, origins, orders, capped, ordersBias, revenueBias, calibration }: Gate): readonly string[] {
  return [
    `Trials: known until ${origins.join(', ')}; by how much of the squared error the model is better, and one standard error`,
    ...columnLines(
      [
        ['', 'orders', 'revenue, capped'],
        ...orders.map((skill) => skillRow(skill, capped)),
        ['level', biasText(ordersBias), biasText(revenueBias)],
      ],
      WIDTHS,
    ),
    `Chances of another order were off by ${calibration.error.toFixed(3)}, of which ${calibration.byChance.toFixed(3)} is chance`,
    `Verdicts: orders ${verdictText(verdicts.counts)}; money ${verdictText(verdicts.money)}; chance ${verdictText(verdicts.chance)}`,
    '',
  ];
}

function skillRow({ rule, skill, error }: Skill, revenue: readonly Skill[]): readonly string[] {
  const other = revenue.find((candidate) => candidate.rule === rule);
  return [rule, range(skill, error), other === undefined ? '–' : range(other.skill, other.error)];
}

function range(value: number, error: number): string {
  return `${value.toFixed(2)} ± ${error.toFixed(2)}`;
}

function biasText({ bias, error }: Bias): string {
  return `${bias < 0 ? '' : '+'}${(100 * bias).toFixed(0)} % ± ${(100 * error).toFixed(0)} %`;
}

function verdictText({ verdict, why }: Verdict): string {
  return `${VERDICTS[verdict]}${why === null ? '' : REASONS[why]}`;
}
