import { fitModel } from '#cli/ltv/fit-model.ts';
import { modelText } from '#cli/ltv/model-file.ts';
import type { BuyingProcess } from '#domain/value/buying-process.ts';
import { anOrdersFile } from './an-orders-file.ts';
import { shopCsv } from './a-shop.ts';
import { CDNOW_MBG, CDNOW_SPEND } from './a-value-model.ts';

/** The day after the last order that a fitted model of {@link aFittedModel} has seen is before this. */
export const AFTER_THE_FIT = '2026-11-20T10:00:00Z';

interface FittedShop {
  readonly marginRate?: number;
  readonly process?: BuyingProcess;
}

/** What the command line prints for the setting, fitted to the made-up orders of a shop in euros. It passes its back-test. */
export function aFittedModel({ marginRate = 0.4, process = CDNOW_MBG }: FittedShop = {}): string {
  const shop = { process, spend: CDNOW_SPEND, customers: 3000, seed: 7, firstWeeks: 150, weeks: 200 };
  const file = anOrdersFile(shopCsv(shop));
  const options = {
    calibrationEnd: null,
    unit: 'week',
    currency: null,
    acceptsRejected: false,
    annualDiscount: 0.1,
    kind: null,
    basis: 'all',
  } as const;
  const fitted = fitModel(file, { ...options, marginRate, today: AFTER_THE_FIT.slice(0, 10) }, () => undefined);
  if (!fitted.ok) throw new Error(fitted.error);
  return modelText(fitted.value.model);
}
