import type { BuyingProcess } from '#domain/value/buying-process.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { SpendSoFar } from '#domain/value/spend.ts';
import {
  type FittedBuying,
  type FittedProcess,
  type FittedTimed,
  chooseTicks,
  fitPurchases,
  fitTimed,
  isDropoutIdentified,
} from './fit-purchases.ts';
import { type FittedSpend, fitSpend } from './fit-spend.ts';
import type { SpendBasis } from './known-customers.ts';
import { type PurchasePatterns, patternsOfShop } from './purchase-likelihood.ts';
import { type Summaries, everyNth } from './summaries.ts';

type Kind = PurchaseProcess['kind'];

/** Every model, fitted on the same customers: on all of them, or of very many on a part. */
export interface FittedModels {
  /** The customers the processes were fitted on, and all of them. */
  readonly patterns: PurchasePatterns;
  readonly all: PurchasePatterns;
  /** How regular the buyers are, for all three processes. */
  readonly k: number;
  readonly processes: Readonly<Record<Kind, FittedProcess>> & {
    /** Those who leave after a time; null where that was not to be fitted or cannot be reckoned. */
    readonly pareto: FittedTimed | null;
  };
  readonly spend: Readonly<Record<SpendBasis, FittedSpend | null>>;
}

/** Of more customers than the first figure, processes are compared on about the second, and spend is fitted on as many as the first. */
const MANY = 50_000;
const COMPARED_ON = 20_000;

const NAMES: Readonly<Record<Kind, string>> = { mbg: 'MBG/CNBD-k', bg: 'BG/CNBD-k', nbd: 'NBD' };

interface Fitting {
  readonly onProgress: (step: string) => void;
  /** The only kind that is of use, where one is asked for: fitting those who leave after a time takes several times as long as all others. */
  readonly asked?: BuyingProcess['kind'] | null;
  /** Where it is known already how regular the buyers are. */
  readonly k?: number;
}

/** Fits all models; `onProgress` hears what comes next. */
export function fitAll(summaries: Summaries, { onProgress, k: known, asked = null }: Fitting): FittedModels {
  const all = patternsOfShop(summaries);
  const patterns = summaries.count > MANY ? patternsOfShop(everyNth(summaries, Math.ceil(summaries.count / COMPARED_ON))) : all;
  onProgress(`choosing how regular ${patterns.customers} customers buy`);
  const first = fitPurchases('mbg', patterns);
  const k = known ?? chooseTicks(patterns, first);
  const fitOne = (kind: Kind): FittedProcess => {
    onProgress(`fitting ${NAMES[kind]} with k = ${k} to ${patterns.customers} customers`);
    return kind === 'mbg' && k === 1 ? first : fitPurchases(kind, patterns, kind === 'mbg' ? { k, near: first } : { k });
  };
  const byOrder = { mbg: fitOne('mbg'), bg: fitOne('bg'), nbd: fitOne('nbd') };
  const isByTimeOfUse = asked === null || asked === 'pareto';
  if (isByTimeOfUse) onProgress(`fitting Pareto/CNBD-k with k = ${k} to ${patterns.customers} customers`);
  const processes = { ...byOrder, pareto: isByTimeOfUse ? fitTimed(patterns, byOrder.mbg) : null };
  const sample = everyNth(summaries, Math.ceil(summaries.count / MANY));
  const spendOn = (basis: SpendBasis): FittedSpend | null => {
    if (basis === 'repeat' && sample.repeatMean === null) return null;
    onProgress(`fitting Gamma-Gamma spend to ${basis} orders`);
    return fitSpend(Array.from({ length: sample.count }, (_, index) => spendAt(sample, index, basis)));
  };
  return { patterns, all, k, processes, spend: { all: spendOn('all'), repeat: spendOn('repeat') } };
}

/** What a customer has spent. Of somebody whose orders cost nothing the spend is not known. */
function spendAt({ frequency, mean, repeatMean }: Summaries, index: number, basis: SpendBasis): SpendSoFar {
  const x = frequency[index] ?? 0;
  const [orders, own] = basis === 'all' ? [x + 1, mean[index] ?? 0] : [x, repeatMean?.[index] ?? 0];
  return own > 0 ? { orders, mean: own } : { orders: 0, mean: 0 };
}

/** The chosen process, fitted to all customers where it was compared on a part of them. */
export function fitToAll(chosen: FittedBuying, { patterns, all, k }: FittedModels): FittedBuying {
  if (patterns === all) return chosen;
  return chosen.kind === 'pareto' ? (fitTimed(all, chosen) ?? chosen) : fitPurchases(chosen.kind, all, { k, near: chosen });
}

/** The BG/NBD has to be more likely by so much before it is preferred: it holds every one-time buyer for active, for ever. */
const BG_HAS_TO_GAIN = 2;

/**
 * Customers have to be more likely by so much to leave after a time before that is preferred. Both families have as many parameters, so
 * the difference alone tells: beyond this the odds are more than 148 to 1, *very strong* as Kass and Raftery 1995 call it.
 */
export const TIMED_HAS_TO_GAIN = 5;

/** Of the processes in which customers leave at an order the one to use. */
export function preferredByOrder({ processes: { mbg, bg } }: Pick<FittedModels, 'processes'>): FittedProcess {
  return (mbg.k ?? 1) === 1 && bg.logLik - mbg.logLik > BG_HAS_TO_GAIN ? bg : mbg;
}

/**
 * The process to use: the one asked for, NBD where no dropout can be told, BG/NBD or Pareto/CNBD-k where that is clearly more likely, else
 * MBG. Of regular buyers never BG: a silence says much of them, and one that holds one-time buyers for active says nothing. Where no order
 * tells that anybody leaves, Pareto/CNBD-k is not preferred either: of a wholesaler whose customers were there before the file begins it
 * finds a few who leave at once and all others who never do, and foretells no better.
 */
export function chooseProcess({ processes }: Pick<FittedModels, 'processes'>, asked: BuyingProcess['kind'] | null): FittedBuying {
  const { nbd, pareto } = processes;
  const byOrder = preferredByOrder({ processes });
  const isByTime = pareto !== null && pareto.logLik - byOrder.logLik > TIMED_HAS_TO_GAIN && isDropoutIdentified(byOrder, nbd);
  const preferred = isByTime ? pareto : byOrder;
  const chosen = (asked === null ? null : processes[asked]) ?? preferred;
  return isDropoutIdentified(chosen, nbd) ? chosen : nbd;
}
