import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { SpendSoFar } from '#domain/value/spend.ts';
import { type FittedProcess, chooseTicks, fitPurchases, isDropoutIdentified } from './fit-purchases.ts';
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
  readonly processes: Readonly<Record<Kind, FittedProcess>>;
  readonly spend: Readonly<Record<SpendBasis, FittedSpend | null>>;
}

/** Of more customers than the first figure, processes are compared on about the second, and spend is fitted on as many as the first. */
const MANY = 50_000;
const COMPARED_ON = 20_000;

const NAMES: Readonly<Record<Kind, string>> = { mbg: 'MBG/CNBD-k', bg: 'BG/CNBD-k', nbd: 'NBD' };

interface Fitting {
  readonly onProgress: (step: string) => void;
  /** Where it is known already how regular the buyers are. */
  readonly k?: number;
}

/** Fits all models; `onProgress` hears what comes next. */
export function fitAll(summaries: Summaries, { onProgress, k: known }: Fitting): FittedModels {
  const all = patternsOfShop(summaries);
  const patterns = summaries.count > MANY ? patternsOfShop(everyNth(summaries, Math.ceil(summaries.count / COMPARED_ON))) : all;
  onProgress(`choosing how regular ${patterns.customers} customers buy`);
  const first = fitPurchases('mbg', patterns);
  const k = known ?? chooseTicks(patterns, first);
  const fitOne = (kind: Kind): FittedProcess => {
    onProgress(`fitting ${NAMES[kind]} with k = ${k} to ${patterns.customers} customers`);
    return kind === 'mbg' && k === 1 ? first : fitPurchases(kind, patterns, kind === 'mbg' ? { k, near: first } : { k });
  };
  const processes = { mbg: fitOne('mbg'), bg: fitOne('bg'), nbd: fitOne('nbd') };
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
export function fitToAll(chosen: FittedProcess, { patterns, all, k }: FittedModels): FittedProcess {
  return patterns === all ? chosen : fitPurchases(chosen.kind, all, { k, near: chosen });
}

/** The BG/NBD has to be more likely by so much before it is preferred: it holds every one-time buyer for active, for ever. */
const BG_HAS_TO_GAIN = 2;

/**
 * The process to use: the one asked for, NBD where no dropout can be told, BG/NBD where it is clearly more likely, else MBG. Of regular
 * buyers only MBG: a silence says much of them, and one that holds one-time buyers for active says nothing.
 */
export function chooseProcess({ processes }: Pick<FittedModels, 'processes'>, asked: Kind | null): FittedProcess {
  const { bg, mbg, nbd } = processes;
  const preferred = (mbg.k ?? 1) === 1 && bg.logLik - mbg.logLik > BG_HAS_TO_GAIN ? bg : mbg;
  const chosen = asked === null ? preferred : processes[asked];
  return isDropoutIdentified(chosen, nbd) ? chosen : nbd;
}
