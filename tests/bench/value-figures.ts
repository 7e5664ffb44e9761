import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { type Shop, shopCsv } from '#builders/a-shop.ts';
import { aTimedModel, aValueModel, CDNOW_MBG, CDNOW_SPEND } from '#builders/a-value-model.ts';
import { fitAll } from '#cli/ltv/fit-all.ts';
import { type Summaries, summariesOf, summaryAt } from '#cli/ltv/summaries.ts';
import { anOrdersFile } from '#builders/an-orders-file.ts';
import type { ValueModel } from '#domain/value/model.ts';
import { projectSummary } from '#domain/value/projection.ts';
import type { Figure } from './figure.ts';
import { trialFigures } from './value-trials.ts';

/** Customers like those of CDNOW, ten times as many as in the usual sample. */
const shop: Shop = { process: CDNOW_MBG, spend: CDNOW_SPEND, customers: 23_570, seed: 1, firstWeeks: 12, weeks: 39 };

const bounds = { fitMs: 4000, projectionUs: 50, timedProjectionUs: 500, gzipBytes: 4096 };
const fitRounds = 3;
const projectionRounds = 12;
/** Those who leave after a time cost some ten times as much each: so many of them tell as well. */
const TIMED = 1000;

/** Measures the value model: a fit, a projection, and what it adds to the page. Times are the best of a few rounds. */
export async function valueFigures(): Promise<readonly Figure[]> {
  const customers = generatedCustomers();
  return [
    fitFigure(customers),
    projectionFigure(customers, { leaving: 'at an order', model: aValueModel(), count: customers.count, atMostUs: bounds.projectionUs }),
    projectionFigure(customers, { leaving: 'after a time', model: aTimedModel(), count: TIMED, atMostUs: bounds.timedProjectionUs }),
    await sizeFigure('at an order', 'projection-by-order.ts'),
    await sizeFigure('after a time', 'projection-by-time.ts'),
    ...(await trialFigures()),
  ];
}

function generatedCustomers(): Summaries {
  const file = anOrdersFile(shopCsv(shop));
  return summariesOf(file, { endDay: file.lastDay, unit: 'week' }, 100);
}

function fitFigure(customers: Summaries): Figure {
  const ms = best(fitRounds, () => fitAll(customers, { onProgress: () => undefined }));
  return {
    what: `fit of ${customers.count.toLocaleString('en')} customers: how regular they are, MBG, BG, NBD, Pareto and spend twice`,
    value: `${Math.round(ms)} ms (at most ${bounds.fitMs})`,
    isOver: ms > bounds.fitMs,
  };
}

function projectionFigure(customers: Summaries, { leaving, model, count, atMostUs }: ProjectionRun): Figure {
  const ms = best(projectionRounds, () => {
    for (let index = 0; index < count; index += 1)
      projectSummary({ ...summaryAt(customers, index), meanMinor: 100 * (customers.mean[index] ?? 0) }, model);
  });
  const us = (ms * 1000) / count;
  return {
    what: `projection of a customer, with range, value and tier, customers leave ${leaving}`,
    value: `${us.toFixed(2)} µs (at most ${atMostUs})`,
    isOver: us > atMostUs,
  };
}

interface ProjectionRun {
  readonly leaving: string;
  readonly model: ValueModel;
  readonly count: number;
  readonly atMostUs: number;
}

function best(rounds: number, work: () => unknown): number {
  let least = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const startedMs = performance.now();
    work();
    least = Math.min(least, performance.now() - startedMs);
  }
  return least;
}

/** The value model alone, as a page with it loads it: money, days and order histories are in the page anyway. */
async function sizeFigure(leaving: string, start: string): Promise<Figure> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      rolldownOptions: {
        input: resolve('src/domain/value', start),
        preserveEntrySignatures: 'strict',
        external: [/\/(money|shared)\//, /order-history/],
      },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs.flatMap((part) => ('output' in part ? part.output : [])).map((chunk) => ('code' in chunk ? chunk.code : ''));
  const bytes = gzipSync(code.join(''), { level: 9 }).length;
  return {
    what: `value model in the browser, customers leave ${leaving}`,
    value: `${bytes.toLocaleString('en')} bytes gzip (at most ${bounds.gzipBytes.toLocaleString('en')})`,
    isOver: bytes > bounds.gzipBytes,
  };
}
