import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import type { Figure } from './figure.ts';
import { SHOP_KINDS, type ShopKind } from './value-kinds.ts';
import type { TrialResult } from './value-trial.ts';

const SHOPS_A_KIND = 15;

/**
 * What was measured when the model was made, of 390 shops: no wrong orders, 1.3 in a hundred with wrong money, 9 in a hundred whose orders a
 * model fits and that were not shown, 19 in a hundred of money, 1.5 in a hundred with chances that were off.
 */
const AT_MOST = { wrongOrders: 0.005, wrongMoney: 0.025, missedOrders: 0.12, missedMoney: 0.22, wrongChance: 0.025 } as const;

interface Kind extends ShopKind {
  readonly trials: readonly TrialResult[];
}

/** Fits shops whose future is known, and measures what the model says of it: ranges, chances, how regular buyers are, and verdicts. */
export async function trialFigures(): Promise<readonly Figure[]> {
  const jobs = SHOP_KINDS.flatMap((_, kind) =>
    Array.from({ length: SHOPS_A_KIND }, (__, index) => ({ kind, seed: 100 * (kind + 1) + index })),
  );
  const parts = availableParallelism();
  const results = await Promise.all(
    Array.from({ length: parts }, (_, part) => triedApart(jobs.filter((__, place) => place % parts === part))),
  );
  const kinds = SHOP_KINDS.map((kind, place): Kind => ({ ...kind, trials: results.flat().filter((trial) => trial.kind === place) }));
  const all = kinds.flatMap(({ trials }) => trials);
  const share = (what: string, isSo: (trial: TrialResult) => boolean, atMost: number): Figure => {
    const found = all.filter(isSo).length;
    const most = Math.floor(atMost * all.length);
    return { what, value: `${found} of ${all.length} (at most ${most})`, isOver: found > most };
  };
  return [
    ...kinds.flatMap(kindFigures),
    ...kinds.map(leavingFigure),
    share(
      'shops whose orders are shown though a naive rule is closer',
      ({ shown, wins }) => shown.counts && !wins.orders,
      AT_MOST.wrongOrders,
    ),
    share('shops whose money is shown though a naive rule is closer', ({ shown, wins }) => shown.money && !wins.money, AT_MOST.wrongMoney),
    share(
      'shops whose orders a model fits and that are not shown',
      ({ shown, wins }) => !shown.counts && wins.orders,
      AT_MOST.missedOrders,
    ),
    share('shops whose money a model fits and that is not shown', ({ shown, wins }) => !shown.money && wins.money, AT_MOST.missedMoney),
    share(
      'shops whose chances are shown and off by more than 0.05',
      ({ shown, chanceError }) => shown.chance && chanceError > 0.05,
      AT_MOST.wrongChance,
    ),
  ];
}

/** Of so many shops in which customers leave as one family has it, the other may be taken for it. */
const WRONG_FAMILY_AT_MOST = 1;
/** Where customers leave by time, and are taken to, their orders may be off by so much on average: before, it was twice that. */
const BY_TIME_OFF_AT_MOST = 0.1;

function percent(part: number): string {
  return `${part < 0 ? '' : '+'}${(100 * part).toFixed(1)} %`;
}

/** How often customers are taken to leave after a time, and what that does to their expected orders. */
function leavingFigure({ name, leaving, trials }: Kind): Figure {
  const byTime = trials.filter(({ isByTime }) => isByTime).length;
  const mean = (of: (trial: TrialResult) => number): number => trials.reduce((sum, trial) => sum + of(trial), 0) / trials.length;
  const [bias, before] = [mean(({ chosen }) => chosen.bias), mean(({ byOrder }) => byOrder.bias)];
  const [rmse, rmseBefore] = [mean(({ chosen }) => chosen.rmse), mean(({ byOrder }) => byOrder.rmse)];
  const wrong = leaving === 'by_time' ? trials.length - byTime : leaving === 'at_an_order' ? byTime : 0;
  return {
    what: `${name}: taken to leave by time; expected orders off by, RMSE; where all were taken to leave at an order`,
    value: `${byTime} of ${trials.length}; ${percent(bias)}, ${rmse.toFixed(3)}; ${percent(before)}, ${rmseBefore.toFixed(3)}`,
    isOver: wrong > WRONG_FAMILY_AT_MOST || (leaving === 'by_time' && Math.abs(bias) > BY_TIME_OFF_AT_MOST),
  };
}

function kindFigures({ name, k, coverage: [least, most], chanceError, trials }: Kind): readonly Figure[] {
  const cases = trials.reduce((sum, trial) => sum + trial.cases, 0);
  const coverage = trials.reduce((sum, { within }) => sum + within, 0) / cases;
  const shown = trials.filter((trial) => trial.shown.chance);
  const error = shown.reduce((sum, trial) => sum + trial.chanceError, 0) / Math.max(1, shown.length);
  const ks = trials.filter((trial) => k !== null && trial.k !== k);
  const counts = (['counts', 'money', 'chance'] as const).map((figure) => trials.filter((trial) => trial.shown[figure]).length);
  const isOff = cases > 0 && (coverage < least || coverage > most);
  return [
    {
      what: `${name}: value within its range; chances, where shown, off by, beyond chance; another k found; orders, money, chance shown`,
      value: `${(100 * coverage).toFixed(1)} %; ${shown.length === 0 ? '–' : error.toFixed(3)}; ${ks.length}; ${counts.join(', ')} of ${trials.length}`,
      isOver: isOff || (chanceError !== null && error > chanceError) || (k === 1 && ks.length > 0) || ks.length > trials.length / 3,
    },
  ];
}

/** Tries shops in a process of their own, so that all cores work. */
function triedApart(jobs: readonly { readonly kind: number; readonly seed: number }[]): Promise<readonly TrialResult[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tests/tools/run.mjs', 'tests/bench/value-trial.ts', JSON.stringify(jobs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text) as readonly TrialResult[]);
      else reject(new Error(`trying shops ended with ${code}`));
    });
  });
}
