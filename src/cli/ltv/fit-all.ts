import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import { type FittedProcess, fitPurchases, isDropoutIdentified } from './fit-purchases.ts';
import { type FittedSpend, fitSpend } from './fit-spend.ts';
import { type KnownCustomer, type SpendBasis, spendSoFar } from './known-customers.ts';
import { type PurchasePatterns, patternsOf } from './purchase-likelihood.ts';

type Kind = PurchaseProcess['kind'];

/** Every model, fitted on the same customers. */
export interface FittedModels {
  readonly patterns: PurchasePatterns;
  readonly processes: Readonly<Record<Kind, FittedProcess>>;
  readonly spend: Readonly<Record<SpendBasis, FittedSpend | null>>;
}

/** Fits all models; `onProgress` hears what comes next. */
export function fitAll(
  customers: readonly KnownCustomer[],
  { minorPerMajor, onProgress }: { readonly minorPerMajor: number; readonly onProgress: (step: string) => void },
): FittedModels {
  const patterns = patternsOf(customers.map(({ summary }) => summary));
  const fitOne = (kind: Kind, name: string): FittedProcess => {
    onProgress(`fitting ${name} to ${patterns.customers} customers`);
    return fitPurchases(kind, patterns);
  };
  const processes = { mbg: fitOne('mbg', 'MBG/NBD'), bg: fitOne('bg', 'BG/NBD'), nbd: fitOne('nbd', 'NBD') };
  const spendOn = (basis: SpendBasis): FittedSpend | null => {
    onProgress(`fitting Gamma-Gamma spend to ${basis} orders`);
    return fitSpend(customers.map(({ summary }) => spendSoFar(summary, basis, minorPerMajor)));
  };
  return { patterns, processes, spend: { all: spendOn('all'), repeat: spendOn('repeat') } };
}

/** The BG/NBD has to be more likely by so much before it is preferred: it holds every one-time buyer for active, for ever. */
const BG_HAS_TO_GAIN = 2;

/** The process to use: the one asked for, NBD where no dropout can be told, BG/NBD where it is clearly more likely, else MBG/NBD. */
export function chooseProcess({ processes }: FittedModels, asked: Kind | null): FittedProcess {
  const { bg, mbg, nbd } = processes;
  const preferred = bg.logLik - mbg.logLik > BG_HAS_TO_GAIN ? bg : mbg;
  const chosen = asked === null ? preferred : processes[asked];
  return isDropoutIdentified(chosen, nbd) ? chosen : nbd;
}
